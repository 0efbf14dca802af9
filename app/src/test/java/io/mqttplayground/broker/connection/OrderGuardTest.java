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
import io.mqttplayground.broker.budget.Budget;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.link.Peer;
import io.mqttplayground.testkit.Patience;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
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

    /** Whoever leaves much behind that is costly does not keep the thread from the others. */
    @Test
    void whatIsLeftBehindTakesOnlyAMoment() {
        OrderGuard order = new OrderGuard();
        Costly costly = new Costly();
        Connections connections = new Connections(Limits.standard());
        EmbeddedChannel channel =
                new EmbeddedChannel(
                        new ConnectionGuard(new Budget(1 << 30), connections, Patience.DEADLINE),
                        order,
                        costly);
        Peer.of(channel).markAdmitted();
        order.hold(OrderGuard.Wait.BACKLOG);
        int left = 2_000;
        for (int i = 0; i < left; i++) {
            channel.pipeline().fireChannelRead(Costly.message());
        }
        channel.pipeline().fireChannelRead(MqttMessage.DISCONNECT);
        channel.close();

        assertThat(costly.messages).isBetween(1, left / 2);
        assertThat(costly.disconnected).isTrue();
    }

    /** A handler that needs a millisecond for each message. */
    private static final class Costly extends ChannelInboundHandlerAdapter {

        private int messages;
        private boolean disconnected;

        static MqttMessage message() {
            return MqttMessageBuilders.publish()
                    .qos(MqttQoS.AT_MOST_ONCE)
                    .topicName("t")
                    .payload(Unpooled.EMPTY_BUFFER)
                    .build();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message == MqttMessage.DISCONNECT) {
                disconnected = true;
                return;
            }
            messages++;
            long end = System.nanoTime() + 1_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }
}
