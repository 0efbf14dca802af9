package io.mqttplayground.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;

/** A client that receives everything, counts it and acknowledges it. */
final class Subscriber extends SimpleChannelInboundHandler<MqttMessage> {

    private static final int REFUSED = 0x80;

    private final BenchPlan plan;
    private final short run;
    private final Latencies latencies;
    private final Tally tally;
    private final BitSet unreleased = new BitSet();
    private final CompletableFuture<Void> subscribed = new CompletableFuture<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile long received;

    Subscriber(BenchPlan plan, short run, Latencies latencies) {
        this.plan = plan;
        this.run = run;
        this.latencies = latencies;
        this.tally = new Tally(plan);
    }

    /** Different messages so far, as of the last read. */
    long received() {
        return received;
    }

    /** Exact once the client is closed. */
    Tally tally() {
        return tally;
    }

    CompletableFuture<Void> subscribed() {
        return subscribed;
    }

    /** Complete once everything has come. */
    CompletableFuture<Void> done() {
        return done;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, MqttMessage packet) {
        switch (packet.fixedHeader().messageType()) {
            case PUBLISH -> receive(context, (MqttPublishMessage) packet);
            case PUBREL -> release(context, Acknowledgement.packetId(packet));
            case SUBACK -> granted((MqttSubAckMessage) packet);
            default -> {}
        }
    }

    private void receive(ChannelHandlerContext context, MqttPublishMessage message) {
        int packetId = message.variableHeader().packetId();
        switch (message.fixedHeader().qosLevel()) {
            case AT_LEAST_ONCE -> {
                count(message.payload());
                context.write(Acknowledgement.of(MqttMessageType.PUBACK, packetId));
            }
            case EXACTLY_ONCE -> {
                // Sent again before its PUBREL, it is the same message [MQTT-4.3.3-2].
                if (!unreleased.get(packetId)) {
                    unreleased.set(packetId);
                    count(message.payload());
                }
                context.write(Acknowledgement.of(MqttMessageType.PUBREC, packetId));
            }
            default -> count(message.payload());
        }
    }

    private void release(ChannelHandlerContext context, int packetId) {
        unreleased.clear(packetId);
        context.write(Acknowledgement.of(MqttMessageType.PUBCOMP, packetId));
    }

    private void count(ByteBuf payload) {
        long now = System.nanoTime();
        if (!Stamp.fits(payload)) {
            return;
        }
        Stamp stamp = Stamp.readFrom(payload);
        if (stamp.run() == run && tally.add(stamp.publisher(), stamp.sequence())) {
            latencies.add(now, now - stamp.nanos());
        }
    }

    private void granted(MqttSubAckMessage suback) {
        int code = suback.payload().grantedQoSLevels().get(0);
        if (code == REFUSED) {
            subscribed.completeExceptionally(
                    new BenchException(
                            "the broker refused the subscription to "
                                    + plan.filter()
                                    + " (SUBACK 0x80); --topic names another place"));
        } else {
            subscribed.complete(null);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
        received = tally.received();
        if (received == plan.count()) {
            done.complete(null);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        BenchException gone =
                new BenchException(
                        "the broker closed the connection of a subscriber behind its message %,d"
                                .formatted(tally.received()));
        subscribed.completeExceptionally(gone);
        done.completeExceptionally(gone);
    }
}
