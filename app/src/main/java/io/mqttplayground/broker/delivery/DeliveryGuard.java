package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.connection.OrderGuard;
import io.mqttplayground.broker.connection.SessionReady;
import io.mqttplayground.broker.connection.UnreadGuard;
import io.mqttplayground.broker.thread.Loops;
import io.mqttplayground.link.BatchTap;
import io.mqttplayground.link.Packets;
import io.mqttplayground.link.Peer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Carries a session's messages to its client and the acknowledgements back to the session: the
 * sending half of the flows in section 4.3. A packet is made when the connection has room for it,
 * so what waits for a client that does not read waits in its session.
 */
public final class DeliveryGuard extends ChannelInboundHandlerAdapter {

    /** Written before others have their turn on the connection's thread. */
    private static final int MOST_BATCHES = 8;

    /** More is fetched for the client when less than this waits for it. */
    private static final long LITTLE_BYTES = 64 * 1024;

    /** More for the client, of which only as much is made ready as there is room for. */
    public interface Supply {

        /** Hands some of it to the session; returns whether there may be more. */
        boolean handSome();
    }

    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final OrderGuard order;
    private final UnreadGuard unread;
    private final PacketWriter writer;
    private ChannelHandlerContext context;
    private OutboundSession outbound;
    private Backlog backlog;
    private Optional<Supply> supply = Optional.empty();
    private boolean begun;

    public DeliveryGuard(OrderGuard order, UnreadGuard unread, BatchTap tap) {
        this.order = order;
        this.unread = unread;
        this.writer = new PacketWriter(unread, tap);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    /** What it carries from now on; it is sent behind the CONNACK. */
    public void admit(OutboundSession itsOutbound, Backlog itsBacklog) {
        outbound = itsOutbound;
        backlog = itsBacklog;
        if (!outbound.attach(this)) {
            close("let go: there is no room for what waited for it");
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
        if (event == SessionReady.SIGNAL) {
            begun = true;
            wake();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        MqttMessage packet = (MqttMessage) message;
        switch (packet.fixedHeader().messageType()) {
            case PUBACK -> outbound.acknowledged(Packets.id(packet));
            case PUBREC -> received(Packets.id(packet));
            case PUBCOMP -> outbound.completed(Packets.id(packet));
            default -> context.fireChannelRead(packet);
        }
    }

    /**
     * PUBREL, for an identifier that is not known too, so that the client can let go of it: at once
     * then, as the answer that it is, so that it counts as one and does not wait in the session.
     */
    private void received(int packetId) {
        if (!outbound.received(packetId)) {
            context.writeAndFlush(Packets.pubrel(packetId));
        }
    }

    /** Fetches what the client gets from there, when there is room. On its own thread. */
    public void fetchFrom(Supply more) {
        supply = Optional.of(more);
        fetchSome(); // at once: what is retained from now on comes as a live message
        wake();
    }

    /** There is something to send. Any thread. */
    void wake() {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            Loops.runOn(context.executor(), this::sendSome);
        }
    }

    private void sendSome() {
        scheduled.set(false);
        if (!begun) {
            return;
        }
        boolean more;
        try {
            more = writeSome();
        } catch (RuntimeException | Error broken) { // perhaps in the middle of a packet
            context.fireExceptionCaught(broken);
            close("a packet for it could not be written");
            return;
        }
        context.flush();
        backlog.shrank();
        if (context.channel().isWritable() && (more || fetchSome())) {
            wake();
        }
    }

    /** Returns whether there may be more. */
    private boolean writeSome() {
        boolean more = true;
        for (int i = 0; i < MOST_BATCHES && more && context.channel().isWritable(); i++) {
            more = writer.writeSome(outbound, context);
        }
        return more;
    }

    /** Returns whether it is worth while to ask again soon. */
    private boolean fetchSome() {
        if (supply.isEmpty() || outbound.unsentBytes() > LITTLE_BYTES) {
            return false;
        }
        if (!supply.get().handSome()) {
            supply = Optional.empty();
            return false;
        }
        return outbound.unsentBytes() <= LITTLE_BYTES;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ignored) {
        if (context.channel().isWritable() && begun) {
            wake();
        }
        context.fireChannelWritabilityChanged();
    }

    /** Bytes that the network took off the connection. Any thread. */
    long takenBytes() {
        return unread.takenBytes();
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
        if (outbound != null) {
            outbound.detach(this);
        }
        context.fireChannelInactive();
    }
}
