package io.mqttplayground.lessons.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmartDeviceTest {

    private final SmartDevice device = new SmartDevice("device007");

    @Test
    void itsResourcesTakeTurns() {
        assertThat(Stream.generate(device::nextResource).limit(5).map(Resource::name))
                .containsExactly("temperature", "humidity", "light", "switch", "temperature");
    }

    @Test
    void switchedOffItReportsNothingButTheSwitch() {
        assertThat(device.obey(action("SWITCH", "OFF"))).isEqualTo("switched OFF");

        assertThat(
                        Stream.generate(device::nextResource)
                                .limit(4)
                                .filter(device::reports)
                                .map(resource -> resource.read().value()))
                .containsExactly("OFF");
    }

    @Test
    void switchedOnAgainItReportsEverything() {
        device.obey(action("SWITCH", "OFF"));
        device.obey(action("SWITCH", "on"));

        assertThat(Stream.generate(device::nextResource).limit(4)).allMatch(device::reports);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action_type\": \"SWITCH\", \"action_value\": \"MAYBE\"}",
                "{\"action_type\": \"VALVE\", \"action_value\": \"OFF\"}",
                "{\"action_type\": \"SWITCH\"}",
                "OFF",
                ""
            })
    void anActionThatMakesNoSenseIsIgnoredAndSaidSo(String payload) {
        assertThat(device.obey(payload.getBytes(UTF_8))).startsWith("ignored: ");
        assertThat(Stream.generate(device::nextResource).limit(4)).allMatch(device::reports);
    }

    @Test
    void onlyCrossingTheThresholdIsAnEvent() {
        assertThat(
                        Stream.of(30.0, 35.0, 35.1, 39.0, 36.0, 35.0, 20.0, 35.01)
                                .map(
                                        celsius ->
                                                new MessageDescriptor(
                                                        9, "TEMPERATURE_SENSOR", celsius))
                                .flatMap(reading -> device.eventOf(reading).stream()))
                .containsExactly(
                        new EventDescriptor(9, "OVER_HEATING", 35.1),
                        new EventDescriptor(9, "COOLED_DOWN", 35.0),
                        new EventDescriptor(9, "OVER_HEATING", 35.01));
    }

    @Test
    void otherResourcesNeverOverheat() {
        assertThat(device.eventOf(new MessageDescriptor(9, "LIGHT_SENSOR", 900.0))).isEmpty();
        assertThat(device.eventOf(new MessageDescriptor(9, "SWITCH", "ON"))).isEmpty();
    }

    private static byte[] action(String type, String value) {
        return new ActionDescriptor(type, value).toJson();
    }
}
