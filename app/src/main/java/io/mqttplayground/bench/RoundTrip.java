package io.mqttplayground.bench;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import java.util.concurrent.CompletableFuture;

/** A client that connects and sends one message to itself. */
final class RoundTrip extends SimpleChannelInboundHandler<MqttMessage> {

    private static final double NANOS_PER_MILLI = 1e6;

    /** How long each took, milliseconds. */
    record Times(double connect, double message) {

        Times slower(Times other) {
            return new Times(Math.max(connect, other.connect), Math.max(message, other.message));
        }
    }

    private final CompletableFuture<Void> subscribed = new CompletableFuture<>();
    private final CompletableFuture<Void> arrived = new CompletableFuture<>();

    private RoundTrip() {}

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
        RoundTrip client = new RoundTrip();
        long begin = System.nanoTime();
        String id = "bench-probe-" + Long.toHexString(begin);
        Channel channel = clients.await(clients.open(id, client));
        double connect = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        channel.writeAndFlush(Clients.subscription(topic, 0));
        clients.await(client.subscribed);
        long sent = System.nanoTime();
        channel.writeAndFlush(message(topic));
        clients.await(client.arrived);
        double roundTrip = (System.nanoTime() - sent) / NANOS_PER_MILLI;
        channel.writeAndFlush(MqttMessage.DISCONNECT);
        channel.close();
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
    protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
        if (message instanceof MqttSubAckMessage) {
            subscribed.complete(null);
        } else if (message instanceof MqttPublishMessage) {
            arrived.complete(null);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        BenchException gone = new BenchException("the broker closed a probe's connection");
        subscribed.completeExceptionally(gone);
        arrived.completeExceptionally(gone);
    }
}
