package io.mqttplayground.broker.packet;

import static io.mqttplayground.testkit.RawMqtt.PINGRESP;
import static io.mqttplayground.testkit.RawMqtt.PUBACK;
import static io.mqttplayground.testkit.RawMqtt.connect;
import static io.mqttplayground.testkit.RawMqtt.packet;
import static io.mqttplayground.testkit.RawMqtt.pingreq;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What cannot become a good packet ends its connection at once: the reason tells that nothing was
 * waited for.
 */
class FrameReaderTest {

    private static final String CUT_SHORT = "ends before its last field";
    private static final String LEFT_OVER = "behind its last field";
    private static final String NOT_UTF_8 = "[MQTT-1.5.3-1]";
    private static final String NUL = "[MQTT-1.5.3-2]";
    private static final String MQTT = "0004" + hex("MQTT");

    private EmbeddedBroker broker;
    private Events events;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local());
        events = new Events(broker);
    }

    @AfterEach
    void stopServing() throws Exception {
        StillServes.everybody(broker);
        broker.close();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A packet with these bytes behind its fixed header. */
    private static byte[] body(int first, String hex) {
        return packet(first, out -> out.write(HexFormat.of().parseHex(hex)));
    }

    private static byte[] start(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static Stream<Arguments> firstPackets() {
        return Stream.of(
                Arguments.of(CUT_SHORT, body(0x10, "")),
                Arguments.of(CUT_SHORT, body(0x10, "0004")),
                Arguments.of(CUT_SHORT, body(0x10, "ffff" + hex("MQTT") + "0402003c000161")),
                Arguments.of(CUT_SHORT, body(0x10, MQTT)),
                Arguments.of(CUT_SHORT, body(0x10, MQTT + "04")),
                Arguments.of(CUT_SHORT, body(0x10, MQTT + "040200")),
                Arguments.of(CUT_SHORT, body(0x10, MQTT + "0402003c")),
                Arguments.of(CUT_SHORT, body(0x10, MQTT + "0402003c00")),
                Arguments.of(CUT_SHORT, body(0x10, MQTT + "0402003c000961")),
                Arguments.of(CUT_SHORT, connect("MQTT", 4, 0x06, 60, "id")),
                Arguments.of(CUT_SHORT, connect("MQTT", 4, 0x06, 60, "id", "will")),
                Arguments.of(CUT_SHORT, connect("MQTT", 4, 0x82, 60, "id")),
                Arguments.of(CUT_SHORT, connect("MQTT", 4, 0xC2, 60, "id", "user")),
                Arguments.of(LEFT_OVER, connect("MQTT", 4, 0x02, 60, "id", "user")),
                Arguments.of(CUT_SHORT, connect("MQTT", 5, 0x02, 60, "id")),
                Arguments.of("properties", body(0x10, MQTT + "0502003cffffffffff")),
                Arguments.of("protocol name", connect("HJ", 4, 2, 60, "id")),
                Arguments.of("protocol name", connect("", 4, 2, 60, "id")),
                Arguments.of("protocol name", connect("M".repeat(60_000), 4, 2, 60, "id")),
                Arguments.of(NUL, connect("i\0d", true)),
                Arguments.of(NUL, connect("MQTT", 4, 0x82, 60, "id", "us\0er")),
                Arguments.of(NUL, connect("MQTT", 4, 0x06, 60, "id", "wi\0ll", "x")),
                Arguments.of(NOT_UTF_8, body(0x10, MQTT + "0402003c0002fffe")),
                Arguments.of(NOT_UTF_8, body(0x10, MQTT + "0402003c0003eda080")),
                Arguments.of(NOT_UTF_8, body(0x10, MQTT + "0482003c0001610002c080")),
                Arguments.of("reserved flag", connect("MQTT", 4, 0x03, 60, "id")),
                Arguments.of("[MQTT-2.2.2-2]", start("11")),
                Arguments.of("[MQTT-2.2.2-2]", start("1f")),
                Arguments.of("more than 4 bytes", start("10ffffffff")),
                Arguments.of("more than 100,000 bytes", start("10a18d06")),
                // No need for more than a byte.
                Arguments.of("PUBLISH before CONNECT", start("30")),
                Arguments.of("SUBSCRIBE before CONNECT", start("82")),
                Arguments.of("PUBREC before CONNECT", start("50")),
                Arguments.of("not for clients", start("20")),
                Arguments.of("type 0", start("00")),
                Arguments.of("type 15", start("ff")),
                Arguments.of("TLS", start("160301")),
                Arguments.of("HTTP", "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("HTTP", "POST / HTTP/1.1\r\n".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("firstPackets")
    void aFirstPacketThatIsNoConnectEndsTheConnectionAtOnce(String reason, byte[] first)
            throws Exception {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.send(first);
            client.expectClosed();
        }
        assertReason(reason);
    }

    static Stream<Arguments> laterPackets() {
        return Stream.of(
                Arguments.of(CUT_SHORT, body(0x82, "")),
                Arguments.of(CUT_SHORT, body(0x82, "00")),
                Arguments.of(CUT_SHORT, body(0x82, "000100")),
                Arguments.of(CUT_SHORT, body(0x82, "0001000161")),
                Arguments.of(CUT_SHORT, body(0x82, "00010009616200")),
                Arguments.of(CUT_SHORT, body(0x82, "0001000161000005616263")),
                Arguments.of(NUL, body(0x82, "000100026100" + "00")),
                Arguments.of(NOT_UTF_8, body(0x82, "00010002c08000")),
                Arguments.of(NOT_UTF_8, body(0x82, "00010003eda08000")),
                Arguments.of(CUT_SHORT, body(0xA2, "")),
                Arguments.of(CUT_SHORT, body(0xA2, "000100")),
                Arguments.of(CUT_SHORT, body(0xA2, "0001000961")),
                Arguments.of(NUL, body(0xA2, "000100026100")),
                Arguments.of(NOT_UTF_8, body(0xA2, "00010001ff")),
                Arguments.of(CUT_SHORT, body(0x30, "")),
                Arguments.of(CUT_SHORT, body(0x30, "00")),
                Arguments.of(CUT_SHORT, body(0x30, "00096162")),
                Arguments.of(CUT_SHORT, body(0x32, "000161")),
                Arguments.of(CUT_SHORT, body(0x32, "00016100")),
                Arguments.of(NUL, body(0x30, "00026100")),
                Arguments.of(NOT_UTF_8, body(0x30, "0003e080af")),
                Arguments.of(NOT_UTF_8, body(0x30, "0003edbfbf")),
                Arguments.of(NOT_UTF_8, body(0x30, "0004f4908080")),
                Arguments.of("identifier 0", body(0x40, "0000")),
                Arguments.of("identifier 0", body(0x50, "0000")),
                Arguments.of("identifier 0", body(0x62, "0000")),
                Arguments.of("identifier 0", body(0x70, "0000")),
                // The length tells, before anything behind it has come.
                Arguments.of("PUBACK with a remaining length of 0", start("4000")),
                Arguments.of("PUBREC with a remaining length of 3", start("5003")),
                Arguments.of("PUBREL with a remaining length of 1", start("6201")),
                Arguments.of("PUBCOMP with a remaining length of 130", start("708201")),
                Arguments.of("PINGREQ with a remaining length of 1", start("c001")),
                Arguments.of("DISCONNECT with a remaining length of 1", start("e001")),
                Arguments.of("more than 1,048,576 bytes: PUBLISH", start("30818040")),
                Arguments.of("more than 131,072 bytes: SUBSCRIBE", start("82818008")),
                Arguments.of("more than 131,072 bytes: UNSUBSCRIBE", start("a2818008")),
                Arguments.of("more than 100,000 bytes: CONNECT", start("10a18d06")));
    }

    @ParameterizedTest
    @MethodSource("laterPackets")
    void aPacketThatCannotBecomeGoodEndsTheConnectionAtOnce(String reason, byte[] bad)
            throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "violator")) {
            client.send(bad);
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
                                        .contains(reason));
    }

    static Stream<byte[]> otherVersions() {
        return Stream.of(
                connect("MQTT", 3, 2, 60, "id"),
                connect("MQIsdp", 4, 2, 60, "id"),
                connect("MQTT", 0x84, 2, 60, "id"),
                body(0x10, MQTT + "06"),
                body(0x10, MQTT + "0506003c0000016100000177" + "000178"));
    }

    /** [MQTT-3.1.2-2]. */
    @ParameterizedTest
    @MethodSource("otherVersions")
    void aVersionThatIsNotSpokenIsAnswered(byte[] connect) throws Exception {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.send(connect);
            assertThat(client.expect(RawMqtt.CONNACK).body()).containsExactly(0, 1);
            client.expectClosed();
        }
    }

    /** However the network cuts them; text with what Java puts for ill-formed text is good. */
    @Test
    void packetsArriveWhereverTheyAreCut() throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<String> topics = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 1; i <= 200; i++) {
            String topic = "cut/" + i / 3 + (i % 7 == 0 ? "\uFFFD€" : "");
            topics.add(topic);
            int payload = List.of(0, 1, 100, 200, 3_000).get(random.nextInt(5));
            all.write(publish(2, topic, i, "x".repeat(payload)));
            all.write(pingreq());
        }
        byte[] bytes = all.toByteArray();
        try (RawMqtt watcher = RawMqtt.connected(broker, "watcher");
                RawMqtt client = RawMqtt.connected(broker, "publisher")) {
            watcher.subscribe("cut/#", 0);
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextInt(999) + 1));
                client.send(Arrays.copyOfRange(bytes, from, to));
                from = to;
            }
            for (int i = 1; i <= 200; i++) {
                assertThat(client.expect(PUBACK).packetId()).isEqualTo(i);
                client.expect(PINGRESP);
                assertThat(watcher.receive().topic()).isEqualTo(topics.get(i - 1));
            }
        }
    }

    /** [MQTT-3.14.4-2]: what follows a DISCONNECT is not looked at, so it ended gracefully. */
    @Test
    void whatFollowsADisconnectIsNotLookedAt() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "leaver")) {
            client.send(RawMqtt.disconnect(), start("ffff"));
            client.expectClosed();
        }
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(events.closed())
                                        .singleElement()
                                        .matches(closed -> closed.graceful()));
    }
}
