package io.mqttplayground.bench;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;

/** A client that connects and sends one message to itself. */
final class RoundTrip extends Client {

    private static final double NANOS_PER_MILLI = 1e6;

    /** How long each took, milliseconds. */
    record Times(double connect, double message) {

        Times slower(Times other) {
            return new Times(Math.max(connect, other.connect), Math.max(message, other.message));
        }
    }

    private RoundTrip(BenchTarget target) {
        super(target);
    }

    /** The slowest of some clients, one after the other. */
    static Times slowest(Clients clients, String topic, int times)
            throws BenchException, InterruptedException {
        Times slowest = new Times(0, 0);
        for (int client = 0; client < times; client++) {
            slowest = slowest.slower(once(clients, topic + "/round-trip-" + client));
        }
        return slowest;
    }

    private static Times once(Clients clients, String topic)
            throws BenchException, InterruptedException {
        RoundTrip client = new RoundTrip(clients.target());
        long begin = System.nanoTime();
        clients.await(clients.open("bench-probe-" + Long.toHexString(begin), client));
        double connect = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        clients.await(client.subscribe(topic, 0));
        long sent = System.nanoTime();
        client.context().writeAndFlush(message(topic));
        clients.await(client.done());
        double roundTrip = (System.nanoTime() - sent) / NANOS_PER_MILLI;
        client.context().writeAndFlush(MqttMessage.DISCONNECT);
        client.context().close();
        return new Times(connect, roundTrip);
    }

    private static MqttPublishMessage message(String topic) {
        return MqttMessageBuilders.publish()
                .topicName(topic)
                .qos(MqttQoS.AT_MOST_ONCE)
                .payload(Unpooled.wrappedBuffer(new byte[] {1}))
                .build();
    }

    @Override
    void receive(MqttMessage message) {
        if (message instanceof MqttPublishMessage) {
            done().complete(null);
        }
    }

    @Override
    String lost() {
        return "a probe's connection";
    }
}
