package io.mqttplayground.broker.connection;

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

    static final int CONNECT_WITHIN_SECONDS = 10;

    private final AtomicInteger open;
    private final int mostOpen;
    private Future<?> deadline;

    /**
     * @param open counts the connections of the broker
     * @param mostOpen how many it may have
     */
    public ConnectionGuard(AtomicInteger open, int mostOpen) {
        this.open = open;
        this.mostOpen = mostOpen;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        Peer peer = Peer.of(context.channel());
        if (open.incrementAndGet() > mostOpen) {
            peer.close("the broker takes %,d connections, no more".formatted(mostOpen));
        }
        context.channel().closeFuture().addListener(closed -> open.decrementAndGet());
        deadline =
                context.executor()
                        .schedule(
                                () ->
                                        peer.close(
                                                "no CONNECT within %d s"
                                                        .formatted(CONNECT_WITHIN_SECONDS)),
                                CONNECT_WITHIN_SECONDS,
                                TimeUnit.SECONDS);
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
