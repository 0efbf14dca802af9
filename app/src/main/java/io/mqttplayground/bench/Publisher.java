package io.mqttplayground.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;

/**
 * A client that publishes its share. It writes while TCP takes more and, at QoS 1 and 2, while its
 * window has room, so that it holds nothing back and loses nothing itself.
 */
final class Publisher extends Client {

    /** Messages written before acknowledgements are looked at again. */
    private static final int BATCH = 256;

    private final BenchPlan plan;
    private final short run;
    private final int number;
    private final int share;
    private final Schedule schedule;
    private final InFlight inFlight;
    private int next;
    private volatile int sent;
    private volatile int acknowledged;
    private volatile int released;

    Publisher(BenchTarget target, BenchPlan plan, short run, int number, Schedule schedule) {
        super(target);
        this.plan = plan;
        this.run = run;
        this.number = number;
        this.share = plan.shareOf(number);
        this.schedule = schedule;
        this.inFlight = new InFlight(plan.inFlight());
        endWhenDone();
    }

    /** Messages handed to TCP. */
    int sent() {
        return sent;
    }

    /** Messages whose delivery to the broker is complete; at QoS 0 there is no telling. */
    int acknowledged() {
        return acknowledged;
    }

    /** Lets it publish its messages up to a number of them. */
    void release(int messages) {
        released = messages;
        context().executor().execute(this::publish);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        if (changed.channel().isWritable()) {
            changed.executor().execute(this::publish);
        }
        changed.fireChannelWritabilityChanged();
    }

    private void publish() {
        ChannelHandlerContext context = context();
        int batch = 0;
        while (next < released && batch < BATCH && context.channel().isWritable() && hasRoom()) {
            context.write(message(next++));
            batch++;
        }
        if (batch > 0) {
            sent = next;
            context.flush();
            endWhenDone();
        }
        if (batch == BATCH) {
            context.executor().execute(this::publish);
        }
    }

    private boolean hasRoom() {
        return plan.qos() == 0 || inFlight.hasRoom();
    }

    private MqttPublishMessage message(int sequence) {
        ByteBuf payload = context().alloc().buffer(plan.size());
        new Stamp(run, number, sequence, schedule.stampFor(number, sequence))
                .writeTo(payload, plan.size());
        // Netty's builder of PUBLISH would copy the payload, and never release it.
        int packetId = plan.qos() == 0 ? 0 : inFlight.begin();
        return new MqttPublishMessage(
                new MqttFixedHeader(
                        MqttMessageType.PUBLISH, false, MqttQoS.valueOf(plan.qos()), false, 0),
                new MqttPublishVariableHeader(plan.topicOf(number), packetId),
                payload);
    }

    @Override
    void receive(MqttMessage packet) {
        switch (packet.fixedHeader().messageType()) {
            case PUBACK, PUBCOMP -> acknowledged(packetId(packet));
            case PUBREC -> acknowledge(MqttMessageType.PUBREL, packetId(packet));
            default -> {}
        }
    }

    private void acknowledged(int packetId) {
        if (inFlight.end(packetId)) {
            acknowledged = acknowledged + 1;
            endWhenDone();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext read) {
        publish();
        read.flush();
    }

    /** Everything is sent and, at QoS 1 and 2, acknowledged. */
    private void endWhenDone() {
        if (next == share && (plan.qos() == 0 || acknowledged == share)) {
            done().complete(null);
        }
    }

    @Override
    String lost() {
        return "the connection of publisher %d behind its message %,d".formatted(number, next);
    }
}
