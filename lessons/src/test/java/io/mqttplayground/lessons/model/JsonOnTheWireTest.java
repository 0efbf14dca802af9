package io.mqttplayground.lessons.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonOnTheWireTest {

    /** As Python's json.dumps writes it. */
    private static final String MESSAGE =
            "{\"timestamp\": 1732287600, \"value_type\": \"TEMPERATURE_SENSOR\", \"value\": 27.31}";

    private static final String SWITCH =
            "{\"timestamp\": 1732287600, \"value_type\": \"SWITCH\", \"value\": \"ON\"}";
    private static final String DEVICE =
            "{\"device_id\": \"device001\", \"producer\": \"ACME\","
                    + " \"software_version\": \"0.1-beta\"}";
    private static final String EVENT =
            "{\"timestamp\": 1732287600, \"event_type\": \"OVER_HEATING\", \"event_value\": 36.2}";
    private static final String ACTION = "{\"action_type\": \"SWITCH\", \"action_value\": \"OFF\"}";

    private final ObjectMapper independent = new ObjectMapper();

    @Test
    void whatThePythonProgramsSendIsRead() throws Exception {
        assertThat(MessageDescriptor.fromJson(bytes(MESSAGE)))
                .isEqualTo(new MessageDescriptor(1732287600L, "TEMPERATURE_SENSOR", 27.31));
        assertThat(MessageDescriptor.fromJson(bytes(SWITCH)))
                .isEqualTo(new MessageDescriptor(1732287600L, "SWITCH", "ON"));
        assertThat(DeviceDescriptor.fromJson(bytes(DEVICE)))
                .isEqualTo(new DeviceDescriptor("device001", "ACME", "0.1-beta"));
        assertThat(EventDescriptor.fromJson(bytes(EVENT)))
                .isEqualTo(new EventDescriptor(1732287600L, "OVER_HEATING", 36.2));
        assertThat(ActionDescriptor.fromJson(bytes(ACTION)))
                .isEqualTo(new ActionDescriptor("SWITCH", "OFF"));
    }

    @Test
    void whatWeSendIsWhatThePythonProgramsSend() throws Exception {
        assertSameJson(
                new MessageDescriptor(1732287600L, "TEMPERATURE_SENSOR", 27.31).toJson(), MESSAGE);
        assertSameJson(new MessageDescriptor(1732287600L, "SWITCH", "ON").toJson(), SWITCH);
        assertSameJson(new DeviceDescriptor("device001", "ACME", "0.1-beta").toJson(), DEVICE);
        assertSameJson(new EventDescriptor(1732287600L, "OVER_HEATING", 36.2).toJson(), EVENT);
        assertSameJson(new ActionDescriptor("SWITCH", "OFF").toJson(), ACTION);
    }

    @Test
    void textBeyondAsciiAndQuotesSurvives() throws Exception {
        DeviceDescriptor device = new DeviceDescriptor("dispositivo \"1\"", "Città \\ Co", "β\n");

        assertThat(DeviceDescriptor.fromJson(device.toJson())).isEqualTo(device);
        assertThat(
                        DeviceDescriptor.fromJson(
                                bytes(
                                        "{\"device_id\": \"d\", \"producer\": \"Citt\\u00e0\","
                                                + " \"software_version\": \"1\"}")))
                .isEqualTo(new DeviceDescriptor("d", "Città", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":27.31,\"value_type\":\"TEMPERATURE_SENSOR\",\"timestamp\":1732287600}",
                "{\n  \"timestamp\" : 1732287600.0,\n\t\"value\": 2731e-2,\r\n"
                        + "  \"value_type\": \"TEMPERATURE_SENSOR\"\n}\n",
                "{\"timestamp\": 1732287600, \"unit\": {\"of\": [1]}, \"value\": 27.31,"
                        + " \"value_type\": \"TEMPERATURE_SENSOR\"}"
            })
    void orderWhiteSpaceNumberFormatsAndUnknownFieldsDoNotMatter(String json) throws Exception {
        assertThat(MessageDescriptor.fromJson(bytes(json)))
                .isEqualTo(new MessageDescriptor(1732287600L, "TEMPERATURE_SENSOR", 27.31));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "27.31 | not a JSON object: 27.31",
                "[1] | not a JSON object",
                "'' | the payload is empty",
                "' ' | the payload is blank",
                "hello | not JSON",
                "{\"timestamp\": | not JSON",
                "{} trailing | not JSON",
                "{} | field \"timestamp\" (a whole number) is missing",
                "{\"timestamp\": \"now\"} | field \"timestamp\" must be a whole number, but is"
                        + " \"now\"",
                "{\"timestamp\": 1.5} | field \"timestamp\" must be a whole number, but is 1.5",
                "{\"timestamp\": 1e30} | field \"timestamp\" must be a whole number",
                "{\"timestamp\": 1} | field \"value_type\" (a string) is missing",
                "{\"timestamp\": 1, \"value_type\": 2} | field \"value_type\" must be a string, but"
                        + " is 2",
                "{\"timestamp\": 1, \"value_type\": \"T\"} | field \"value\" (a number or a string)"
                        + " is missing",
                "{\"timestamp\": 1, \"value_type\": \"T\", \"value\": null} | must be a number or a"
                        + " string, but is null",
                "{\"timestamp\": 1, \"value_type\": \"T\", \"value\": [1]} | must be a number or a"
                        + " string, but is [1]"
            })
    void whatDoesNotFitIsRejectedWithTheFieldAndTheReason(String json, String reason) {
        assertThatThrownBy(() -> MessageDescriptor.fromJson(bytes(json)))
                .isInstanceOf(MalformedPayloadException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n", "Source:");
    }

    @Test
    void bytesThatAreNoTextAreRejected() {
        byte[] noise = {(byte) 0xff, 0, (byte) 0xc3, 0x28};

        assertThatThrownBy(() -> ActionDescriptor.fromJson(noise))
                .isInstanceOf(MalformedPayloadException.class)
                .hasMessageStartingWith("not JSON");
    }

    @Test
    void aReadingMadeNowCountsWholeSeconds() {
        long before = Instant.now().getEpochSecond();
        MessageDescriptor reading = new TemperatureSensor().read();

        assertThat(reading.timestamp()).isBetween(before, Instant.now().getEpochSecond());
        assertThat(reading.valueType()).isEqualTo("TEMPERATURE_SENSOR");
        assertThat((double) reading.value()).isBetween(20.0, 40.0);
    }

    private void assertSameJson(byte[] ours, String theirs) throws Exception {
        JsonNode expected = independent.readTree(theirs);
        JsonNode sent = independent.readTree(ours);
        assertThat(sent).isEqualTo(expected);
        assertThat(names(sent)).isEqualTo(names(expected));
    }

    private static List<String> names(JsonNode json) {
        return json.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(UTF_8);
    }
}
