package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.connection.OrderGuard;
import io.mqttplayground.broker.connection.SessionReady;
import io.mqttplayground.link.Packets;
import io.mqttplayground.link.Peer;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Carries a session's messages to its client and the acknowledgements back to the session: the
 * sending half of the flows in section 4.3. Measures how fast the client takes them off the
 * connection, so that those who publish to it can be slowed down, or it can be let go; nothing is
 * dropped.
 *
 * <p>Moquette drops what does not fit into 64 KB: of 50,000 messages in one burst 10,000 to 45,000
 * arrived.
 */
public final class DeliveryGuard extends ChannelDuplexHandler {

    /** Written before others have their turn on the connection's thread. */
    private static final int MOST_AT_ONCE = 256;

    /** Listening to every single write would cost more than it tells. */
    private static final int MEASURED_BYTES = 8 * 1024;

    private final Queue<MqttMessage> toSend = new ConcurrentLinkedQueue<>();
    private final AtomicLong unwrittenBytes = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final OrderGuard order;
    private ChannelHandlerContext context;
    private OutboundSession outbound;
    private Backlog backlog;
    private boolean begun;
    private int sinceMeasured;

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
            write(context, packet, context.newPromise());
        }
        context.flush();
        if (!toSend.isEmpty()) {
            schedule();
        }
    }

    @Override
    public void write(ChannelHandlerContext ignored, Object message, ChannelPromise promise) {
        if (message instanceof MqttPublishMessage publish) {
            sinceMeasured += Packets.cost(publish);
        }
        if (sinceMeasured < MEASURED_BYTES) {
            context.write(message, promise);
            return;
        }
        int taken = sinceMeasured;
        sinceMeasured = 0;
        promise.addListener(written -> backlog.shrank(taken));
        context.write(message, promise);
        backlog.grew();
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
