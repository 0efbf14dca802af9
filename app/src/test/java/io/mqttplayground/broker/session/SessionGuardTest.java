package io.mqttplayground.broker.session;

import static io.mqttplayground.testkit.RawMqtt.PUBACK;
import static io.mqttplayground.testkit.RawMqtt.connect;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose session it is, and how long it lasts (sections 3.1.2.4, 3.1.4 and 4.1). */
class SessionGuardTest {

    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local());
    }

    @AfterEach
    void stop() throws Exception {
        StillServes.everybody(broker);
        broker.close();
    }

    /** [MQTT-3.2.2-2] and [MQTT-3.2.2-3]. */
    @Test
    void sessionPresentSaysWhetherThereWasOne() throws Exception {
        for (boolean expected : new boolean[] {false, true, true}) {
            try (RawMqtt client = RawMqtt.open(broker)) {
                assertThat(client.resume("kept")).isEqualTo(expected);
                client.send(RawMqtt.disconnect());
                client.expectClosed();
            }
        }
        RawMqtt.connected(broker, "kept").close();
        try (RawMqtt client = RawMqtt.open(broker)) {
            assertThat(client.resume("kept")).as("[MQTT-3.1.2-6]").isFalse();
        }
    }

    /** [MQTT-3.1.2-6]: with its subscriptions and with what waited for it. */
    @Test
    void aCleanSessionLeavesNothingBehind() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "brief")) {
            client.subscribe("a", 1);
        }
        Awaitility.await().untilAsserted(() -> assertThat(broker.clients()).isEmpty());
        try (RawMqtt publisher = RawMqtt.connected(broker, "publisher")) {
            publisher.send(publish(2, "a", 1, "x"));
            publisher.expect(PUBACK);
        }
        try (RawMqtt client = RawMqtt.open(broker)) {
            assertThat(client.resume("brief")).isFalse();
            client.expectNothing();
        }
    }

    /** [MQTT-3.1.2-6]: a clean session discards the one that was kept. */
    @Test
    void aCleanSessionDiscardsWhatWasKept() throws Exception {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.resume("both");
            client.subscribe("a", 1);
            client.drop();
        }
        try (RawMqtt client = RawMqtt.connected(broker, "both")) {
            client.send(publish(2, "a", 1, "x"));
            client.expect(PUBACK);
            client.expectNothing();
        }
    }

    /** [MQTT-3.1.4-2]. */
    @Test
    void aNewConnectionTakesOverTheSessionAndEndsTheOldOne() throws Exception {
        Events events = new Events(broker);
        try (RawMqtt old = RawMqtt.open(broker);
                RawMqtt now = RawMqtt.open(broker)) {
            old.resume("same");
            old.subscribe("a", 1);
            assertThat(now.resume("same")).isTrue();
            old.expectClosed();
            now.send(publish("a", "x"));
            assertThat(now.receive().payload()).isEqualTo("x");
            assertThat(broker.clients()).hasSize(1);
        }
        assertThat(events.closeReasons()).anyMatch(reason -> reason.contains("MQTT-3.1.4-2"));
    }

    /** A storm of connections with one identifier: the last one has it, and it works. */
    @Test
    void theLastOfManyConnectionsHasTheSession() throws Exception {
        for (int round = 0; round < 20; round++) {
            List<RawMqtt> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                RawMqtt client = RawMqtt.open(broker);
                client.send(connect("wanted", round % 2 == 0));
                all.add(client);
            }
            // Whichever of them the broker read last; the others are closed.
            Awaitility.await().until(() -> all.stream().filter(this::isServed).count() == 1);
            for (RawMqtt client : all) {
                client.close();
            }
        }
    }

    private boolean isServed(RawMqtt client) {
        try {
            client.send(RawMqtt.pingreq());
            while (client.read().type() != RawMqtt.PINGRESP) {
                // its CONNACK comes first
            }
            return true;
        } catch (java.io.IOException closed) {
            return false;
        }
    }

    /** [MQTT-3.8.4-3]: the same filter again replaces the subscription. */
    @Test
    void aFilterCanBeSubscribedAgainAtALowerQos() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "lower")) {
            client.subscribe("a", 2);
            client.subscribe("a", 0);
            client.send(publish(2, "a", 1, "x"));
            assertThat(client.expect(PUBACK).packetId()).isEqualTo(1);
            assertThat(client.receive().qos()).isZero();
            assertThat(broker.clients().get(0).subscriptions())
                    .extracting("topicFilter", "qos")
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("a", 0));
            client.send(RawMqtt.unsubscribe(4, "a", "never"));
            assertThat(client.expect(RawMqtt.UNSUBACK).packetId()).isEqualTo(4);
            client.send(publish("a", "x"));
            client.expectNothing();
        }
    }

    /** [MQTT-3.3.5-1]: overlapping filters, one copy at the highest QoS. */
    @Test
    void overlappingSubscriptionsGetOneCopy() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "overlapping")) {
            client.subscribe("a/#", 0);
            client.subscribe("a/+", 1);
            client.subscribe("a/b", 0);
            client.send(publish(4, "a/b", 1, "x"));
            client.expect(RawMqtt.PUBREC);
            assertThat(client.receive().qos()).isEqualTo(1);
            client.expectNothing();
        }
    }
}
