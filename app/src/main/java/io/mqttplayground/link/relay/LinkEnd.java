package io.mqttplayground.link.relay;

import io.mqttplayground.wire.Direction;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One end of a link: passes what arrives on to the other end, and a close or a reset as what it is.
 * Nothing is read while the other end cannot write, so what has no room stays in the network. Both
 * ends are on one thread.
 */
final class LinkEnd extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(LinkEnd.class.getName());

    private final Channel channel;
    private LinkEnd other;
    private boolean full;
    private boolean reset;

    private LinkEnd(Channel channel) {
        this.channel = channel;
    }

    /** Returns the client's end of the two, which still stand in no pipeline. */
    static LinkEnd join(Channel client, Channel broker) {
        LinkEnd atClient = new LinkEnd(client);
        atClient.other = new LinkEnd(broker);
        atClient.other.other = atClient;
        return atClient;
    }

    LinkEnd other() {
        return other;
    }

    /**
     * Of the client's end: while so much waits on its way that there is no room for more, no more
     * is read.
     */
    void full(Direction way, boolean isFull) {
        LinkEnd source = way == Direction.TO_BROKER ? this : other;
        source.full = isFull;
        source.read();
    }

    /** Begins to read, or goes on, where nothing keeps it from that. */
    void read() {
        channel.config().setAutoRead(!full && other.channel.isWritable());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        other.channel.write(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        other.channel.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        other.read();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Level level = cause instanceof IOException ? Level.FINE : Level.WARNING;
        LOG.log(level, "a link at the relay broke", cause);
        reset = true;
        context.close();
    }

    /** What was said before a close arrives before it. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (reset) {
            reset(other.channel);
        } else {
            other.channel
                    .writeAndFlush(Unpooled.EMPTY_BUFFER)
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Closes a connection with a reset instead of an end. */
    static void reset(Channel channel) {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    }
}
