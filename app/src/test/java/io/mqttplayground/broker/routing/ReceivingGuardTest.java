package io.mqttplayground.broker.routing;

import static io.mqttplayground.testkit.RawMqtt.PUBACK;
import static io.mqttplayground.testkit.RawMqtt.PUBCOMP;
import static io.mqttplayground.testkit.RawMqtt.PUBREC;
import static io.mqttplayground.testkit.RawMqtt.PUBREL;
import static io.mqttplayground.testkit.RawMqtt.ack;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The receiving half of QoS 1 and 2 (section 4.3). */
class ReceivingGuardTest {

    private static final int DUP = 8;
    private static final int QOS_1 = 2;
    private static final int QOS_2 = 4;

    private EmbeddedBroker broker;
    private RawMqtt listener;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local());
        listener = RawMqtt.connected(broker, "listener");
        listener.subscribe("#", 0);
    }

    @AfterEach
    void stop() throws Exception {
        listener.close();
        StillServes.everybody(broker);
        broker.close();
    }

    /** [MQTT-4.3.2-2]: acknowledged and delivered, again if it is sent again. */
    @Test
    void aRedeliveredQos1MessageIsServed() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "again")) {
            client.send(publish(QOS_1, "a", 5, "x"), publish(DUP | QOS_1, "a", 5, "x"));
            assertThat(client.expect(PUBACK).packetId()).isEqualTo(5);
            assertThat(client.expect(PUBACK).packetId()).isEqualTo(5);
        }
        for (int i = 0; i < 2; i++) {
            RawMqtt.Packet message = listener.receive();
            assertThat(message.payload()).isEqualTo("x");
            assertThat(message.dup()).as("[MQTT-3.3.1-3]").isFalse();
        }
    }

    /** [MQTT-4.3.3-2]: once, however often it is sent, until it is released. */
    @Test
    void aQos2MessageIsPassedOnOnce() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "once")) {
            client.send(publish(QOS_2, "a", 9, "first"));
            client.expect(PUBREC);
            client.send(publish(DUP | QOS_2, "a", 9, "first"));
            assertThat(client.expect(PUBREC).packetId()).isEqualTo(9);
            client.send(ack(PUBREL, 9), ack(PUBREL, 9));
            assertThat(client.expect(PUBCOMP).packetId()).isEqualTo(9);
            assertThat(client.expect(PUBCOMP).packetId()).isEqualTo(9);
            client.send(publish(QOS_2, "a", 9, "second"));
            client.expect(PUBREC);
        }
        assertThat(listener.receive().payload()).isEqualTo("first");
        assertThat(listener.receive().payload()).isEqualTo("second");
        listener.expectNothing();
    }

    /** Section 4.1: the identifiers belong to the session, not to the connection. */
    @Test
    void aQos2MessageIsPassedOnOnceAcrossConnections() throws Exception {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.resume("keeps");
            client.send(publish(QOS_2, "a", 3, "x"));
            client.expect(PUBREC);
            client.drop();
        }
        try (RawMqtt client = RawMqtt.open(broker)) {
            assertThat(client.resume("keeps")).isTrue();
            client.send(publish(DUP | QOS_2, "a", 3, "x"));
            client.expect(PUBREC);
            client.send(ack(PUBREL, 3));
            client.expect(PUBCOMP);
        }
        try (RawMqtt client = RawMqtt.connected(broker, "keeps")) {
            client.send(publish(QOS_2, "a", 3, "of another session"));
            client.expect(PUBREC);
        }
        assertThat(listener.receive().payload()).isEqualTo("x");
        assertThat(listener.receive().payload()).isEqualTo("of another session");
    }

    /** [MQTT-4.7.2-1]: neither may clients publish to them, nor do wildcards match them. */
    @Test
    void topicsThatStartWithADollarAreNotForClients() throws Exception {
        Events events = new Events(broker);
        try (RawMqtt client = RawMqtt.connected(broker, "dollar")) {
            client.send(publish(QOS_1, "$SYS/broker/version", 1, "forged"));
            client.expect(PUBACK);
            client.expectNothing();
        }
        listener.expectNothing();
        assertThat(events.refusals()).singleElement().asString().contains("4.7.2");
    }

    /** [MQTT-4.6.0-5]: one publisher's messages stay in order, whatever their QoS is. */
    @Test
    void messagesOfOnePublisherStayInOrder() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "ordered")) {
            for (int i = 0; i < 300; i++) {
                client.send(publish(i % 3 << 1, "a", i + 1, "" + i));
            }
            for (int i = 0; i < 300; i++) {
                assertThat(listener.receive().payload()).isEqualTo("" + i);
            }
        }
    }
}
