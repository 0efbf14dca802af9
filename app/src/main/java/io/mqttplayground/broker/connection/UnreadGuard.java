package io.mqttplayground.broker.connection;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.mqttplayground.link.Peer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A client that does not read what it gets, answers to its own packets too, is not read from until
 * it does; if it takes nothing for a while, it is let go. What is written to it meanwhile counts.
 *
 * <p>Moquette answers whoever asks, and all that nobody reads stays in memory.
 */
public final class UnreadGuard extends ChannelDuplexHandler {

    /** How often it is looked at while it takes nothing, before it is let go. */
    private static final int LOOKS = 5;

    private final OrderGuard order;
    private final Duration patience;
    private Channel channel;
    private Holder holder;
    private long counted;
    private long shared;
    private boolean watched;
    private boolean letGo;
    private volatile long handedOver;

    /**
     * @param patience for a client that takes nothing
     */
    public UnreadGuard(OrderGuard order, Duration patience) {
        this.order = order;
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
        holder = ConnectionGuard.holder(channel);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        long before = pendingBytes();
        context.write(message, promise);
        handedOver += Math.max(0, pendingBytes() - before);
        if (!channel.isWritable() && !letGo) {
            count();
        }
    }

    private long pendingBytes() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    /** Bytes that the network took off the connection so far. Any thread. */
    public long takenBytes() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return handedOver
                - (buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        count();
        order.pause(OrderGuard.Pause.UNREAD, !channel.isWritable());
        if (!channel.isWritable() && !watched) {
            watched = true;
            lookAgainLater(context, takenBytes(), LOOKS);
        }
        context.fireChannelWritabilityChanged();
    }

    /**
     * So many bytes more, or less, of what is written are others' too, and counted where they come
     * from. On the connection's thread only.
     */
    public void share(long bytes) {
        shared += bytes;
    }

    private void count() {
        long now = channel.isWritable() ? 0 : Math.max(0, pendingBytes() - shared);
        if (now < counted) {
            holder.give(Kind.WRITTEN, counted - now);
        } else if (!holder.take(Kind.WRITTEN, now - counted)) {
            letGo = true;
            Peer.of(channel).close("let go: it did not read, and there is no room for more");
            return;
        }
        counted = now;
    }

    private void lookAgainLater(ChannelHandlerContext context, long taken, int left) {
        context.executor()
                .schedule(
                        () -> lookAgain(context, taken, left - 1),
                        patience.toMillis() / LOOKS,
                        TimeUnit.MILLISECONDS);
    }

    private void lookAgain(ChannelHandlerContext context, long takenBefore, int left) {
        watched = channel.isActive() && !channel.isWritable();
        if (!watched) {
            return;
        }
        long taken = takenBytes();
        if (taken != takenBefore) {
            lookAgainLater(context, taken, LOOKS);
        } else if (left > 0) {
            lookAgainLater(context, taken, left);
        } else {
            Peer.of(channel)
                    .close(
                            "let go: it read nothing for %d s, and %,d bytes waited for it"
                                    .formatted(patience.toSeconds(), pendingBytes()));
        }
    }
}
