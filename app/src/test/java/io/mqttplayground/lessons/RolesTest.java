package io.mqttplayground.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.RoleFailedException;
import io.mqttplayground.lessons.role.RoleOptions;
import io.mqttplayground.testkit.PackagedBroker;
import io.mqttplayground.testkit.Paho;
import io.mqttplayground.testkit.Rival;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RolesTest {

    private EmbeddedBroker broker;

    @BeforeEach
    void startBroker() throws Exception {
        broker = start(0);
    }

    /** With the packaged accounts, since the roles of lesson 4 have one. */
    private static EmbeddedBroker start(int port) throws Exception {
        return PackagedBroker.start(port);
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({
        "simple, producer, consumer",
        "json, producer, consumer",
        "device, producer, consumer",
        "auth, producer, consumer",
        "auth, producer, admin",
        "qos, producer, consumer",
        "will, producer, consumer",
        "sessions, producer, consumer",
        "keepalive, producer, consumer",
        "topics, producer, consumer"
    })
    void whatTheProducerSendsTheConsumerReceives(String lesson, String producer, String consumer)
            throws Exception {
        try (RunningRole receiving = start(lesson, consumer, options("c", 0))) {
            awaitNote(receiving, "subscribed to");
            RunningRole sending = start(lesson, producer, options("p", 4));

            assertThat(sending.awaitEnd()).isNull();
            // An event comes on top when the temperature happens to be above the limit.
            assertThat(sending.sent()).filteredOn(line -> !line.contains("/event")).hasSize(4);
            await().untilAsserted(
                            () ->
                                    assertThat(valuesOf(receiving.received()))
                                            .containsAll(valuesOf(sending.sent())));
        }
    }

    @Test
    void aBadPayloadIsReportedAndSkipped() throws Exception {
        try (RunningRole consumer = start("json", "consumer", options("c", 0))) {
            awaitNote(consumer, "subscribed to");
            publish("sensor/temperature", "{\"timestamp\": \"now\"}", 0, false);
            publish(
                    "sensor/temperature",
                    "{\"timestamp\": 1732287600, \"value_type\": \"SWITCH\", \"value\": \"ON\"}",
                    0,
                    false);

            await().untilAsserted(
                            () ->
                                    assertThat(consumer.received())
                                            .containsExactly("sensor/temperature  SWITCH ON"));
            assertThat(consumer.notes())
                    .last()
                    .asString()
                    .startsWith("skipped a message on sensor/temperature: field \"timestamp\"");
        }
    }

    @Test
    void theControllerReceivesEveryReadingAndEventOfTheSmartObject() throws Exception {
        try (RunningRole controller = start("smartobject", "controller", options("c", 0))) {
            awaitNote(controller, "subscribed to");
            RunningRole device = start("smartobject", "producer", options("p", 40));

            assertThat(device.awaitEnd()).isNull();
            // How many there are is a matter of chance: of the temperatures, and so of the events.
            assertThat(device.sent()).isNotEmpty();
            await().untilAsserted(
                            () ->
                                    assertThat(valuesOf(controller.received()))
                                            .isEqualTo(valuesOf(device.sent())));
        }
    }

    @Test
    void theControllerSwitchesAnOverheatingDeviceOffAndACooledOneOn() throws Exception {
        try (RunningRole controller = start("smartobject", "controller", options("c", 0))) {
            awaitNote(controller, "subscribed to");
            try (RunningRole device =
                    RunningRole.start(
                            "smartobject",
                            "producer",
                            RoleOptions.of(broker.uri(), "p", 0, Duration.ofMillis(2)))) {
                await().until(() -> count(device.received(), "switched OFF") > 0);
                await().until(() -> count(device.received(), "switched ON") > 0);

                assertThat(controller.sent())
                        .contains("device/device001/action/switch  SWITCH OFF");
            }
        }
    }

    @Test
    void aConsumerWhoseIdentifierAnotherTakesGivesUpAfterTheThirdReturn() throws Exception {
        RoleOptions anonymous = RoleOptions.of(broker.uri(), "c", 0, Duration.ZERO);
        try (RunningRole consumer = start("simple", "consumer", anonymous)) {
            awaitNote(consumer, "subscribed to");
            try (Rival rival = Rival.of(broker.port(), "c")) {
                assertThat(consumer.awaitEnd())
                        .isInstanceOf(RoleFailedException.class)
                        .hasMessageContaining("lost again and again, perhaps to another client");
            }
            assertThat(consumer.notes()).filteredOn(note -> note.contains("lost")).hasSize(3);
        }
    }

    @ParameterizedTest
    @MethodSource("consumers")
    void aConsumerSurvivesARestartOfTheBroker(String lesson, String role) throws Exception {
        try (RunningRole consumer = start(lesson, role, options("c", 0))) {
            awaitNote(consumer, "subscribed to");
            int port = broker.port();
            broker.close();
            awaitNote(consumer, "connection lost");
            broker = start(port);

            awaitNote(consumer, "connected again to " + broker.uri());
            await().until(() -> count(consumer.notes(), "subscribed to") == 2);
            RunningRole producer = start(lesson, "producer", options("p", 1));
            assertThat(producer.awaitEnd()).isNull();
            await().until(() -> !consumer.received().isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("roles")
    void aRoleThatIsStoppedSaysGoodbyeAndDoesNotFail(String lesson, String role) throws Exception {
        // Its own, so that no thread of another test is taken for one of this.
        String clientId = "stopped-" + lesson + "-" + role;
        RunningRole running =
                RunningRole.start(
                        lesson,
                        role,
                        RoleOptions.of(broker.uri(), clientId, 0, Duration.ofHours(1))
                                .as("alice", "alice-pw"));
        await().until(() -> !running.notes().isEmpty());

        assertThat(running.stop()).isInstanceOf(InterruptedException.class);
        await().untilAsserted(() -> assertThat(connected(clientId)).isFalse());
        awaitNoThreadOf(clientId);
    }

    @ParameterizedTest
    @MethodSource("consumers")
    void aConsumerEndsAfterTheMessagesItWasAskedFor(String lesson, String role) throws Exception {
        RunningRole consumer = start(lesson, role, options("c", 2));
        awaitNote(consumer, "subscribed to");
        RunningRole producer = start(lesson, "producer", options("p", 8));

        assertThat(consumer.awaitEnd()).isNull();
        assertThat(consumer.received()).hasSize(2);
        assertThat(producer.awaitEnd()).isNull();
    }

    @Test
    void aThousandMessagesWithoutPauseTakeNoTime() throws Exception {
        RunningRole producer = start("simple", "producer", options("p", 1000));

        assertThat(producer.awaitEnd()).isNull();
        assertThat(producer.sent()).hasSize(1000);
    }

    @Test
    void aBrokerThatIsNotThereIsToldInOneLine() throws Exception {
        String uri = broker.uri();
        broker.close();
        RunningRole producer =
                RunningRole.start("simple", "producer", RoleOptions.of(uri, "p", 1, Duration.ZERO));

        assertThat(producer.awaitEnd())
                .isInstanceOf(RoleFailedException.class)
                .hasMessage("Nothing answers at " + uri + ": is a broker running there?");
    }

    @Test
    void aProducerWhoseBrokerGoesAwayEndsAndSaysSo() throws Exception {
        RunningRole producer =
                RunningRole.start(
                        "simple",
                        "producer",
                        RoleOptions.of(broker.uri(), "p", 0, Duration.ofMillis(5)));
        await().until(() -> producer.sent().size() > 2);
        broker.close();

        assertThat(producer.awaitEnd())
                .isInstanceOf(RoleFailedException.class)
                .hasMessageContaining(broker.uri())
                .message()
                .containsAnyOf(" was lost: the broker went away", " it is gone, or ");
    }

    @Test
    void aRoleOfTheAuthorizedLessonAsksForAnAccount() throws Exception {
        RunningRole producer =
                RunningRole.start(
                        "auth", "producer", RoleOptions.of(broker.uri(), "p", 1, Duration.ZERO));

        assertThat(producer.awaitEnd()).hasMessageContaining("needs an account");
    }

    static Stream<String[]> roles() {
        return Catalogue.lessons().stream()
                .flatMap(
                        lesson ->
                                lesson.roles().stream()
                                        .map(role -> new String[] {lesson.id(), role.name()}));
    }

    static Stream<String[]> consumers() {
        return roles().filter(role -> !role[1].equals("producer"));
    }

    private RunningRole start(String lesson, String role, RoleOptions options) {
        return RunningRole.start(lesson, role, options);
    }

    private RoleOptions options(String clientId, int count) {
        return RoleOptions.of(broker.uri(), clientId, count, Duration.ZERO).as("alice", "alice-pw");
    }

    private void publish(String topic, String payload, int qos, boolean retained) throws Exception {
        MqttClient client = Paho.client(broker.uri(), "publisher");
        try {
            client.connect();
            client.publish(topic, payload.getBytes(), qos, retained);
        } finally {
            Goodbye.say(client);
        }
    }

    private boolean connected(String clientId) {
        return broker.clients().stream()
                .anyMatch(
                        client ->
                                client.clientId().equals(clientId) && client.address().isPresent());
    }

    private static void awaitNote(RunningRole role, String start) {
        await().until(() -> role.notes().stream().anyMatch(note -> note.startsWith(start)));
    }

    /** Paho's threads carry the client identifier at the end of their names. */
    private static void awaitNoThreadOf(String clientId) {
        await().until(
                        () ->
                                Thread.getAllStackTraces().keySet().stream()
                                        .noneMatch(
                                                thread ->
                                                        thread.getName().startsWith("MQTT ")
                                                                && thread.getName()
                                                                        .endsWith(
                                                                                ": " + clientId)));
    }

    private static long count(List<String> lines, String part) {
        return lines.stream().filter(line -> line.contains(part)).count();
    }

    /** The last word of each line. */
    private static List<String> valuesOf(List<String> lines) {
        return lines.stream()
                .map(
                        line ->
                                line.replaceAll("  (QoS .*|retained)| +\\{.*\"value\":|}$", " ")
                                        .trim())
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }
}
