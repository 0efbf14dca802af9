package io.mqttplayground.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.util.BitSet;

/** A client that receives everything, counts it and acknowledges it. */
final class Subscriber extends Client {

    private final BenchPlan plan;
    private final short run;
    private final Latencies latencies;
    private final Tally tally;
    private final BitSet unreleased = new BitSet();
    private volatile long received;

    Subscriber(BenchTarget target, BenchPlan plan, short run, Latencies latencies) {
        super(target);
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

    @Override
    void receive(MqttMessage packet) {
        switch (packet.fixedHeader().messageType()) {
            case PUBLISH -> deliver((MqttPublishMessage) packet);
            case PUBREL -> release(packetId(packet));
            default -> {}
        }
    }

    private void deliver(MqttPublishMessage message) {
        int packetId = message.variableHeader().packetId();
        switch (message.fixedHeader().qosLevel()) {
            case AT_LEAST_ONCE -> {
                count(message.payload());
                acknowledge(MqttMessageType.PUBACK, packetId);
            }
            case EXACTLY_ONCE -> {
                // Sent again before its PUBREL, it is the same message [MQTT-4.3.3-2].
                if (!unreleased.get(packetId)) {
                    unreleased.set(packetId);
                    count(message.payload());
                }
                acknowledge(MqttMessageType.PUBREC, packetId);
            }
            default -> count(message.payload());
        }
    }

    private void release(int packetId) {
        unreleased.clear(packetId);
        acknowledge(MqttMessageType.PUBCOMP, packetId);
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

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
        received = tally.received();
        if (received == plan.count()) {
            done().complete(null);
        }
    }

    @Override
    String lost() {
        return "the connection of a subscriber behind its message %,d".formatted(tally.received());
    }
}
