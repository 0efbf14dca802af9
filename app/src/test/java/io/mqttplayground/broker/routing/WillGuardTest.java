package io.mqttplayground.broker.routing;

import static io.mqttplayground.testkit.RawMqtt.CONNACK;
import static io.mqttplayground.testkit.RawMqtt.connect;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The will (section 3.1.2.5). */
class WillGuardTest {

    private static final int CLEAN = 2;
    private static final int WILL = 4;
    private static final int RETAIN = 0x20;

    private EmbeddedBroker broker;
    private RawMqtt listener;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local());
        listener = RawMqtt.connected(broker, "listener");
        listener.subscribe("will/#", 2);
    }

    @AfterEach
    void stop() throws Exception {
        listener.close();
        StillServes.everybody(broker);
        broker.close();
    }

    private RawMqtt withWill(String clientId, int flags, int keepAlive) throws Exception {
        RawMqtt client = RawMqtt.open(broker);
        client.send(
                connect(
                        "MQTT",
                        4,
                        CLEAN | WILL | flags,
                        keepAlive,
                        clientId,
                        "will/" + clientId,
                        "gone"));
        assertThat(client.expect(CONNACK).body()).containsExactly(0, 0);
        return client;
    }

    /** [MQTT-3.1.2-8] at each QoS [MQTT-3.1.2-14]. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aConnectionThatBreaksPublishesTheWill(int qos) throws Exception {
        withWill("broken", qos << 3, 60).drop();
        RawMqtt.Packet will = listener.receive();
        assertThat(will.topic()).isEqualTo("will/broken");
        assertThat(will.payload()).isEqualTo("gone");
        assertThat(will.qos()).isEqualTo(qos);
        assertThat(will.retain()).isFalse();
    }

    /** [MQTT-3.14.4-3], a thousand times, the connection closed at once. */
    @Test
    void aDisconnectDiscardsTheWill() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            try (RawMqtt client = withWill("polite", 0, 60)) {
                client.send(RawMqtt.disconnect());
            }
        }
        try (RawMqtt client = RawMqtt.connected(broker, "polite")) {
            client.send(publish("will/end", "x"));
            assertThat(listener.receive().topic()).isEqualTo("will/end");
        }
    }

    /** [MQTT-3.1.2-17]. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aRetainedWillIsRetained(int qos) throws Exception {
        withWill("kept" + qos, RETAIN | qos << 3, 60).drop();
        assertThat(listener.receive().retain()).isFalse();
        assertThat(broker.retained())
                .singleElement()
                .satisfies(kept -> assertThat(kept.topic()).isEqualTo("will/kept" + qos));
    }

    /** [MQTT-3.1.4-2]: the connection that is taken over has ended without a DISCONNECT. */
    @Test
    void aTakeOverPublishesTheWillOfTheOldConnection() throws Exception {
        try (RawMqtt old = withWill("twice", 0, 60);
                RawMqtt now = RawMqtt.connected(broker, "twice")) {
            old.expectClosed();
            assertThat(listener.receive().topic()).isEqualTo("will/twice");
            now.expectNothing();
        }
    }

    /** [MQTT-3.1.2-24]. */
    @Test
    void silenceBeyondTheKeepAlivePublishesTheWill() throws Exception {
        Events events = new Events(broker);
        try (RawMqtt silent = withWill("silent", 0, 1)) {
            assertThat(listener.receive().topic()).isEqualTo("will/silent");
            silent.expectClosed();
        }
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(events.closeReasons())
                                        .singleElement()
                                        .asString()
                                        .contains("keep alive"));
    }

    /** Section 3.1.2.5: the server closes the connection because of a protocol error. */
    @Test
    void aProtocolErrorPublishesTheWill() throws Exception {
        try (RawMqtt rude = withWill("rude", 0, 60)) {
            rude.send(publish("a/#", "x"));
            assertThat(listener.receive().topic()).isEqualTo("will/rude");
        }
    }

    @Test
    void theBrokersOwnerCanEndAConnectionAsIfTheNetworkHadFailed() throws Exception {
        try (RawMqtt killed = withWill("killed", 0, 60)) {
            assertThat(broker.disconnect("killed")).isTrue();
            assertThat(listener.receive().topic()).isEqualTo("will/killed");
            killed.expectClosed();
        }
        assertThat(broker.disconnect("nobody")).isFalse();
    }
}
