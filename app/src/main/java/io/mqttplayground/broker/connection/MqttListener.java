package io.mqttplayground.broker.connection;

import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.packet.FrameReader;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The TCP port: accepts connections and gives each its pipeline. Moquette's own acceptor is not
 * used: it tells the bound port late, and takes two seconds to stop.
 */
public final class MqttListener {

    /** What a client sends between two flushes of what it gets. */
    private static final int FLUSH_AFTER = 256;

    /** What a client has not read that was written to it; the rest waits in its session. */
    private static final WriteBufferWaterMark UNREAD =
            new WriteBufferWaterMark(32 * 1024, 64 * 1024);

    private static final int BACKLOG = 1024;

    /** Each of up to 64 KB. */
    private static final int READS_IN_A_TURN = 2;

    private final Limits limits;
    private final Consumer<ChannelPipeline> handlers;
    private final EventLoopGroup acceptor = threads("mqtt-accept", 1);
    private final EventLoopGroup workers = threads("mqtt-io", 0);
    private final ChannelGroup connections =
            new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private Channel port;

    /**
     * @param limits size of the packets that are read
     * @param handlers adds those that meet the packets, for every new connection
     */
    public MqttListener(Limits limits, Consumer<ChannelPipeline> handlers) {
        this.limits = limits;
        this.handlers = handlers;
    }

    private static EventLoopGroup threads(String name, int count) {
        return new NioEventLoopGroup(count, new DefaultThreadFactory(name, true));
    }

    /**
     * Binds the address and serves from then on.
     *
     * @throws IOException when it cannot be bound
     */
    public void bind(InetSocketAddress address) throws IOException {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(acceptor, workers)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.RCVBUF_ALLOCATOR, inTurns())
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD)
                        .childHandler(new Pipeline());
        var bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        port = bound.channel();
    }

    /**
     * So much is read of one client before the next has its turn, and what it asked for goes out.
     */
    private static RecvByteBufAllocator inTurns() {
        return new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(READS_IN_A_TURN);
    }

    /** The bound TCP port. */
    public int port() {
        return ((InetSocketAddress) port.localAddress()).getPort();
    }

    /** Closes the port and every connection, then ends the threads. */
    public void close() {
        if (port != null) {
            port.close().awaitUninterruptibly();
        }
        connections.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        workers.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private final class Pipeline extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            connections.add(channel);
            ChannelPipeline pipeline = channel.pipeline();
            pipeline.addLast(
                    new FlushConsolidationHandler(FLUSH_AFTER, true),
                    new FrameReader(limits, () -> ConnectionGuard.holder(channel)),
                    MqttEncoder.INSTANCE);
            handlers.accept(pipeline);
        }
    }
}
