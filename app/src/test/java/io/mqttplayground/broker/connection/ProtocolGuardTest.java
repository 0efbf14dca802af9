package io.mqttplayground.broker.connection;

import static io.mqttplayground.testkit.RawMqtt.connect;
import static io.mqttplayground.testkit.RawMqtt.packet;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static io.mqttplayground.testkit.RawMqtt.subscribe;
import static io.mqttplayground.testkit.RawMqtt.unsubscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** [MQTT-4.8.0-1]: a protocol violation ends the connection, and nobody else's. */
class ProtocolGuardTest {

    private static final String DEEP = "a/".repeat(10_000);

    private EmbeddedBroker broker;
    private Events events;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local());
        events = new Events(broker);
    }

    @AfterEach
    void stopServingOnlyHere() throws Exception {
        StillServes.everybody(broker);
        broker.close();
    }

    static Stream<Arguments> violationsOfAConnectedClient() {
        return Stream.of(
                Arguments.of("[MQTT-3.1.0-2]", connect("again", true)),
                Arguments.of("not a valid", publish("a\0b", "x")),
                Arguments.of("at least one", publish("", "x")),
                Arguments.of("at least one", publish(1, "", 0, "")),
                Arguments.of("at least one", publish(3, "", 1, "")),
                Arguments.of("wildcard", publish("a/#", "x")),
                Arguments.of("wildcard", publish(2, "+/b", 1, "x")),
                Arguments.of("levels", publish(3, DEEP, 1, "x")),
                Arguments.of("[MQTT-2.3.1-1]", publish(2, "a", 0, "x")),
                Arguments.of("[MQTT-2.3.1-1]", publish(4, "a", 0, "x")),
                Arguments.of("QOS", publish(6, "a", 1, "x")),
                Arguments.of("[MQTT-3.3.1-2]", publish(8, "a", 0, "x")),
                Arguments.of("topic filter", subscribe(1, "a#", 0)),
                Arguments.of("topic filter", subscribe(1, "a/#/b", 0)),
                Arguments.of("topic filter", subscribe(1, "a+/b", 1)),
                Arguments.of("at least one", subscribe(1, "", 0)),
                Arguments.of("levels", subscribe(1, DEEP, 0)),
                Arguments.of("topic filter", subscribe(1, List.of("good", "ba#d"), 0)),
                Arguments.of("QoS", subscribe(1, "a", 3)),
                Arguments.of("[MQTT-3.8.3-4]", subscribe(1, "a", 4)),
                Arguments.of("[MQTT-3.8.3-3]", subscribe(1, List.of(), 0)),
                Arguments.of("[MQTT-2.3.1-1]", subscribe(0, "a", 0)),
                Arguments.of("[MQTT-3.10.3-2]", unsubscribe(1)),
                Arguments.of("topic filter", unsubscribe(1, "a#")),
                Arguments.of("[MQTT-2.3.1-1]", unsubscribe(0, "a")),
                // [MQTT-2.2.2-2]: reserved flags of the fixed header
                Arguments.of("not a valid", packet(0x80, body -> body.writeShort(1))),
                Arguments.of("not a valid", packet(0xC1, body -> {})),
                Arguments.of("not a valid", packet(0xE1, body -> {})),
                Arguments.of("not a valid", packet(0x60, body -> body.writeShort(1))),
                Arguments.of("not a valid", packet(0x00, body -> {})),
                Arguments.of("not a valid", packet(0xF0, body -> {})),
                // [MQTT-1.5.3-1]: not UTF-8
                Arguments.of(
                        "not a valid",
                        packet(
                                0x30,
                                body -> {
                                    body.writeShort(2);
                                    body.writeShort(0xC328);
                                })),
                Arguments.of("not for clients", packet(0xD0, body -> {})),
                Arguments.of("not for clients", packet(0x20, body -> body.writeShort(0))),
                // section 2.2.3: five bytes of remaining length
                Arguments.of(
                        "not a valid", new byte[] {0x30, (byte) 0xFF, -1, -1, -1, (byte) 0x7F}));
    }

    @ParameterizedTest
    @MethodSource("violationsOfAConnectedClient")
    void aViolationEndsTheConnection(String reason, byte[] violation) throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "violator")) {
            client.send(violation);
            client.expectClosed();
        }
        assertReason(reason);
    }

    static Stream<Arguments> faultyConnects() {
        return Stream.of(
                Arguments.of("[MQTT-3.1.0-1]", publish("a", "x")),
                Arguments.of("[MQTT-3.1.0-1]", subscribe(1, "a", 0)),
                Arguments.of("[MQTT-3.1.0-1]", RawMqtt.pingreq()),
                Arguments.of("[MQTT-3.1.2-22]", connect("MQTT", 4, 0x42, 60, "id", "password")),
                Arguments.of("[MQTT-3.1.2-13]", connect("MQTT", 4, 0x0A, 60, "id")),
                Arguments.of("[MQTT-3.1.2-13]", connect("MQTT", 4, 0x22, 60, "id")),
                Arguments.of("[MQTT-3.1.2-14]", connect("MQTT", 4, 0x1E, 60, "id", "w", "x")),
                Arguments.of("will", connect("MQTT", 4, 0x06, 60, "id", "w/#", "x")),
                Arguments.of("will", connect("MQTT", 4, 0x06, 60, "id", "", "x")),
                // [MQTT-3.1.2-3]: the reserved flag
                Arguments.of("not a valid", connect("MQTT", 4, 0x03, 60, "id")));
    }

    @ParameterizedTest
    @MethodSource("faultyConnects")
    void aFaultyConnectIsNotAnswered(String reason, byte[] first) throws Exception {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.send(first);
            client.expectClosed();
        }
        assertReason(reason);
    }

    private void assertReason(String reason) {
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(events.closeReasons())
                                        .singleElement()
                                        .asString()
                                        .containsIgnoringCase(reason));
    }

    static Stream<Arguments> otherVersions() {
        return Stream.of(
                Arguments.of(
                        "MQTT 5",
                        packet(
                                0x10,
                                body -> {
                                    body.writeUTF("MQTT");
                                    body.write(new byte[] {5, 2, 0, 60, 0});
                                    body.writeUTF("five");
                                })),
                Arguments.of("level 6", connect("MQTT", 6, 2, 60, "six")),
                Arguments.of("level 0", connect("MQTT", 0, 2, 60, "none")));
    }

    /** [MQTT-3.1.2-2], in the form of 3.1.1 for every version. */
    @ParameterizedTest
    @MethodSource("otherVersions")
    void otherVersionsAreRefusedWithOne(String version, byte[] connect) throws Exception {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.send(connect);
            assertThat(client.expect(RawMqtt.CONNACK).body()).containsExactly(0, 1);
            client.expectClosed();
        }
    }

    @Test
    void mqtt31IsServed() throws Exception {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.send(connect("MQIsdp", 3, 2, 60, "old"));
            assertThat(client.expect(RawMqtt.CONNACK).body()).containsExactly(0, 0);
            client.subscribe("a", 0);
            client.send(publish("a", "x"));
            assertThat(client.receive().payload()).isEqualTo("x");
        }
    }

    /** [MQTT-3.1.3-6] and [MQTT-3.1.3-8]. */
    @Test
    void anEmptyClientIdentifierNeedsACleanSession() throws Exception {
        try (RawMqtt one = RawMqtt.open(broker);
                RawMqtt other = RawMqtt.open(broker);
                RawMqtt kept = RawMqtt.open(broker)) {
            one.send(connect("", true));
            assertThat(one.expect(RawMqtt.CONNACK).body()).containsExactly(0, 0);
            other.send(connect("", true));
            assertThat(other.expect(RawMqtt.CONNACK).body()).containsExactly(0, 0);
            one.expectNothing();
            kept.send(connect("", false));
            assertThat(kept.expect(RawMqtt.CONNACK).body()).containsExactly(0, 2);
            kept.expectClosed();
            assertThat(broker.clients()).hasSize(2);
        }
    }

    @Test
    void aPacketBeyondTheLimitEndsTheConnection() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "big")) {
            client.subscribe("big", 0);
            String fits = "x".repeat(1024 * 1024 - 100);
            client.send(publish("big", fits));
            assertThat(client.receive().payload()).isEqualTo(fits);
            byte[] tooLarge = publish("big", "x".repeat(1024 * 1024 + 1));
            // The broker may close while the rest of it is still being written.
            assertThatCode(() -> client.send(tooLarge))
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            cut -> assertThat(cut).isInstanceOf(SocketException.class));
            client.expectClosed();
        }
        assertReason("a packet of more than 1,048,576 bytes");
    }

    /** Section 4.7.1: 200 levels pass, one more does not; a topic may have 65,535 bytes. */
    @Test
    void aTopicAtTheLimitsIsServed() throws Exception {
        String deep = "a/".repeat(199) + "a";
        String longest = "t".repeat(65_535);
        try (RawMqtt client = RawMqtt.connected(broker, "deep")) {
            for (String topic : List.of(deep, longest)) {
                client.subscribe(topic, 1);
                client.send(publish(topic, "x"));
                assertThat(client.receive().topic()).isEqualTo(topic);
            }
        }
    }
}
