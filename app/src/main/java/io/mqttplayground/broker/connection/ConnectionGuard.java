package io.mqttplayground.broker.connection;

import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.link.Peer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * So many connections and no more, and each has to say CONNECT soon (section 3.1.0, non-normative
 * comment). Moquette has no limit, and waits for as long as a client sends a byte now and then.
 */
public final class ConnectionGuard extends ChannelInboundHandlerAdapter {

    private final AtomicInteger open;
    private final Limits limits;
    private Future<?> deadline;

    /**
     * @param open counts the connections of the broker
     */
    public ConnectionGuard(AtomicInteger open, Limits limits) {
        this.open = open;
        this.limits = limits;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        Peer peer = Peer.of(context.channel());
        if (open.incrementAndGet() > limits.connections()) {
            peer.close("the broker takes %,d connections, no more".formatted(limits.connections()));
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
