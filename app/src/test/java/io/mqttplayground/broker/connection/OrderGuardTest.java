package io.mqttplayground.broker.connection;

import static io.mqttplayground.testkit.RawMqtt.CONNACK;
import static io.mqttplayground.testkit.RawMqtt.PUBLISH;
import static io.mqttplayground.testkit.RawMqtt.SUBACK;
import static io.mqttplayground.testkit.RawMqtt.connect;
import static io.mqttplayground.testkit.RawMqtt.disconnect;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static io.mqttplayground.testkit.RawMqtt.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client need not wait for an answer before it goes on (sections 3.1.4 and 4.6). */
class OrderGuardTest {

    private static final int TIMES = 300;

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

    @Test
    void connectSubscribeAndPublishInOneWriteAreServedInOrder() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            try (RawMqtt client = RawMqtt.open(broker)) {
                String topic = "own/" + i;
                client.send(
                        connect("pipelining" + i, true),
                        subscribe(1, topic, 0),
                        publish(topic, "mine"));
                client.expect(CONNACK);
                client.expect(SUBACK);
                assertThat(client.expect(PUBLISH).payload()).isEqualTo("mine");
            }
        }
    }

    @Test
    void whatIsPublishedRightBehindTheConnackIsNotLost() throws Exception {
        try (RawMqtt listener = RawMqtt.connected(broker, "listener")) {
            listener.subscribe("first", 0);
            for (int i = 0; i < TIMES; i++) {
                try (RawMqtt client = RawMqtt.connected(broker, "eager" + i)) {
                    client.send(publish("first", "" + i), disconnect());
                }
                assertThat(listener.receive().payload()).isEqualTo("" + i);
            }
        }
    }

    /** All in one write, and the connection closed before the broker can have answered. */
    @Test
    void aClientThatSaysEverythingAtOnceAndLeavesIsHeard() throws Exception {
        try (RawMqtt listener = RawMqtt.connected(broker, "listener")) {
            listener.subscribe("said", 0);
            for (int i = 0; i < TIMES; i++) {
                try (RawMqtt client = RawMqtt.open(broker)) {
                    client.send(connect("brief" + i, true), publish("said", "" + i), disconnect());
                }
                assertThat(listener.receive().payload()).isEqualTo("" + i);
            }
        }
    }

    @Test
    void aHundredSubscriptionsInOneWriteAreAllAnsweredInOrder() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "many")) {
            for (int i = 1; i <= 100; i++) {
                client.send(subscribe(i, "many/" + i, 1));
            }
            for (int i = 1; i <= 100; i++) {
                assertThat(client.expect(SUBACK).packetId()).isEqualTo(i);
            }
            client.send(publish("many/100", "x"));
            assertThat(client.receive().payload()).isEqualTo("x");
        }
    }
}
