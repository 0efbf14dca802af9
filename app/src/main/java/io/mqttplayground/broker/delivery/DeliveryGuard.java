package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.connection.OrderGuard;
import io.mqttplayground.broker.connection.SessionReady;
import io.mqttplayground.link.Packets;
import io.mqttplayground.link.Peer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Carries a session's messages to its client and the acknowledgements back to the session: the
 * sending half of the flows in section 4.3.
 */
public final class DeliveryGuard extends ChannelInboundHandlerAdapter {

    /** Written before others have their turn on the connection's thread. */
    private static final int MOST_AT_ONCE = 256;

    private final Queue<MqttMessage> toSend = new ConcurrentLinkedQueue<>();
    private final AtomicLong unwrittenBytes = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final OrderGuard order;
    private ChannelHandlerContext context;
    private OutboundSession outbound;
    private Backlog backlog;
    private boolean begun;

    public DeliveryGuard(OrderGuard order) {
        this.order = order;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    /** What it carries from the moment that the session may be used. */
    public void admit(OutboundSession itsOutbound, Backlog itsBacklog) {
        outbound = itsOutbound;
        backlog = itsBacklog;
    }

    /** Of the session that it carries. */
    Backlog backlog() {
        return backlog;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
        if (event == SessionReady.SIGNAL) {
            outbound.attach(this);
            begun = true;
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        MqttMessage packet = (MqttMessage) message;
        switch (packet.fixedHeader().messageType()) {
            case PUBACK -> outbound.acknowledged(Packets.id(packet));
            case PUBREC -> outbound.received(Packets.id(packet));
            case PUBCOMP -> outbound.completed(Packets.id(packet));
            default -> context.fireChannelRead(packet);
        }
    }

    /**
     * Writes and flushes, in order: always through the same queue, so that what was decided first
     * is sent first. Any thread.
     */
    void send(MqttMessage packet) {
        unwrittenBytes.addAndGet(Packets.cost(packet));
        toSend.add(packet);
        schedule();
    }

    private void schedule() {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            context.executor().execute(this::sendSome);
        }
    }

    private void sendSome() {
        scheduled.set(false);
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            MqttMessage packet = toSend.poll();
            if (packet == null) {
                break;
            }
            unwrittenBytes.addAndGet(-Packets.cost(packet));
            context.write(packet);
        }
        context.flush();
        if (!toSend.isEmpty()) {
            schedule();
        }
    }

    /** Bytes on their way to the client that the network has not taken yet. Any thread. */
    long pendingBytes() {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        return unwrittenBytes.get() + (buffer == null ? 0 : buffer.totalPendingWriteBytes());
    }

    /** Whether what the client itself publishes waits for a subscriber. Any thread. */
    boolean isBraked() {
        return order.isBraked();
    }

    /** What the client itself publishes goes on. Any thread. */
    void release() {
        order.release(OrderGuard.Wait.BACKLOG);
    }

    void close(String reason) {
        Peer.of(context.channel()).close(reason);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        if (begun) {
            outbound.detach(this);
        }
        context.fireChannelInactive();
    }
}
