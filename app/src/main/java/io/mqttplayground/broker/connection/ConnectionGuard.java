package io.mqttplayground.broker.connection;

import io.mqttplayground.broker.budget.Budget;
import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Owner;
import io.mqttplayground.link.Peer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Only so many connections have not logged in, and each has to say CONNECT soon (section 3.1.0,
 * non-normative comment). Moquette has no limit, and waits for as long as a client sends a byte now
 * and then.
 */
public final class ConnectionGuard extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<Holder> HOLDER =
            AttributeKey.valueOf(ConnectionGuard.class, "holder");

    private final Budget budget;
    private final Connections connections;
    private final Duration patience;
    private Future<?> deadline;

    /**
     * @param patience for the whole CONNECT
     */
    public ConnectionGuard(Budget budget, Connections connections, Duration patience) {
        this.budget = budget;
        this.connections = connections;
        this.patience = patience;
    }

    /** What this connection makes the broker hold. */
    public static Holder holder(Channel connection) {
        return connection.attr(HOLDER).get();
    }

    /** Whose it is is known only when it has logged in; until then it is its address's. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        Peer peer = Peer.of(context.channel());
        Holder holder = budget.open(Owner.of(Optional.empty(), peer.ip()), peer::close);
        context.channel().attr(HOLDER).set(holder);
        context.channel().closeFuture().addListener(closed -> holder.leave());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        Peer peer = Peer.of(context.channel());
        connections.enter(peer);
        context.channel().closeFuture().addListener(closed -> connections.leave(peer));
        String late = "no CONNECT within %d s".formatted(patience.toSeconds());
        deadline =
                context.executor()
                        .schedule(
                                () -> peer.close(late), patience.toMillis(), TimeUnit.MILLISECONDS);
        context.fireChannelActive();
    }

    /** The first whole packet ends the wait: what it has to be is another guard's promise. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.pipeline().remove(this);
        context.fireChannelRead(message);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }
}
