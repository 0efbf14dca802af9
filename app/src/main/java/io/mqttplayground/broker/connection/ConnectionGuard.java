package io.mqttplayground.broker.connection;

import io.mqttplayground.broker.budget.Budget;
import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Owner;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.link.Peer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * So many connections and no more, and each has to say CONNECT soon (section 3.1.0, non-normative
 * comment). Moquette has no limit, and waits for as long as a client sends a byte now and then.
 */
public final class ConnectionGuard extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<Holder> HOLDER =
            AttributeKey.valueOf(ConnectionGuard.class, "holder");

    private final Budget budget;
    private final AtomicInteger open;
    private final Limits limits;
    private Future<?> deadline;

    /**
     * @param open counts the connections of the broker
     */
    public ConnectionGuard(Budget budget, AtomicInteger open, Limits limits) {
        this.budget = budget;
        this.open = open;
        this.limits = limits;
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
        if (open.incrementAndGet() > limits.of(Limit.CONNECTIONS)) {
            peer.close(
                    "the broker takes %,d connections, no more"
                            .formatted(limits.of(Limit.CONNECTIONS)));
        }
        context.channel().closeFuture().addListener(closed -> open.decrementAndGet());
        long millis = limits.patience().connect().toMillis();
        String late = "no CONNECT within %d s".formatted(limits.patience().connect().toSeconds());
        deadline =
                context.executor().schedule(() -> peer.close(late), millis, TimeUnit.MILLISECONDS);
        context.fireChannelActive();
    }

    /** The first whole packet ends the wait: what it has to be is the next guard's promise. */
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
