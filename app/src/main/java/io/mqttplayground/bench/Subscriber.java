package io.mqttplayground.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;

/** A client that receives everything, counts it and acknowledges it. */
final class Subscriber extends ChannelInboundHandlerAdapter {

    private static final int REFUSED = 0x80;

    private final BenchPlan plan;
    private final short run;
    private final Latencies latencies;
    private final Tally tally;
    private final long expected;
    private final BitSet unreleased = new BitSet();
    private final CompletableFuture<Void> subscribed = new CompletableFuture<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile long received;

    Subscriber(BenchPlan plan, short run, Latencies latencies) {
        this.plan = plan;
        this.run = run;
        this.latencies = latencies;
        this.tally = new Tally(plan);
        this.expected = plan.count();
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

    /** SUBSCRIBE to all the publishers' topics; to be called on a connection that is accepted. */
    static MqttMessage subscription(BenchPlan plan) {
        return MqttMessageBuilders.subscribe()
                .messageId(1)
                .addSubscription(MqttQoS.valueOf(plan.qos()), plan.filter())
                .build();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object packet) {
        try {
            MqttMessage message = (MqttMessage) packet;
            switch (message.fixedHeader().messageType()) {
                case PUBLISH -> receive(context, (MqttPublishMessage) message);
                case PUBREL -> release(context, message);
                case SUBACK -> granted((MqttSubAckMessage) message);
                default -> {}
            }
        } finally {
            ReferenceCountUtil.release(packet);
        }
    }

    private void receive(ChannelHandlerContext context, MqttPublishMessage message) {
        int packetId = message.variableHeader().packetId();
        switch (message.fixedHeader().qosLevel()) {
            case AT_LEAST_ONCE -> {
                count(message.payload());
                context.write(Acknowledgement.puback(packetId));
            }
            case EXACTLY_ONCE -> {
                // Sent again before its PUBREL, it is the same message [MQTT-4.3.3-2].
                if (!unreleased.get(packetId)) {
                    unreleased.set(packetId);
                    count(message.payload());
                }
                context.write(Acknowledgement.pubrec(packetId));
            }
            default -> count(message.payload());
        }
    }

    private void release(ChannelHandlerContext context, MqttMessage pubrel) {
        int packetId = ((MqttMessageIdVariableHeader) pubrel.variableHeader()).messageId();
        unreleased.clear(packetId);
        context.write(Acknowledgement.pubcomp(packetId));
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
        if (received == expected) {
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
