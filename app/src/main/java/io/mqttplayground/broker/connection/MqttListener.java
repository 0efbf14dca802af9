package io.mqttplayground.broker.connection;

import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.packet.FrameReader;
import io.mqttplayground.broker.thread.Deaths;
import io.mqttplayground.broker.thread.Loops;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            new WriteBufferWaterMark(8 * 1024, 16 * 1024);

    private static final int BACKLOG = 1024;

    /** For connections to close; a thread that needs longer is left alone. */
    private static final long PATIENCE_MILLIS = 5_000;

    /** Each of up to 64 KB. */
    private static final int READS_IN_A_TURN = 2;

    private final Limits limits;
    private final Consumer<ChannelPipeline> handlers;
    private final EventLoopGroup acceptor = threads("mqtt-accept", 1);
    private final EventLoopGroup workers = threads("mqtt-io", 0);
    private final ChannelGroup connections =
            new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final ListeningPort port = new ListeningPort();
    private final BrokerFailures failures;
    private volatile boolean closing;

    /**
     * @param limits size of the packets that are read
     * @param handlers adds those that meet the packets, for every new connection
     */
    public MqttListener(
            Limits limits, Consumer<ChannelPipeline> handlers, BrokerFailures failures) {
        this.limits = limits;
        this.handlers = handlers;
        this.failures = failures;
    }

    private static EventLoopGroup threads(String name, int count) {
        return new NioEventLoopGroup(count, new DefaultThreadFactory(name, true));
    }

    /**
     * Binds the address and serves from then on.
     *
     * @param deaths is told when it does not any more, although nobody closed it
     * @throws IOException when it cannot be bound
     */
    public void bind(InetSocketAddress address, Deaths deaths) throws IOException {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(acceptor, workers)
                        .channelFactory(() -> port)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.RCVBUF_ALLOCATOR, inTurns())
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD)
                        .handler(new Acceptance())
                        .childHandler(new Pipeline());
        var bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        threads().values().forEach(loop -> tellOfEnd(loop.terminationFuture(), loop, deaths));
        tellOfEnd(port.closeFuture(), port, deaths);
    }

    private void tellOfEnd(Future<?> end, Object what, Deaths deaths) {
        end.addListener(
                ended -> {
                    if (!closing) {
                        deaths.report(new IllegalStateException(what + " has ended"));
                    }
                });
    }

    /** The threads of the network by name. */
    public Map<String, EventLoop> threads() {
        Map<String, EventLoop> all = new LinkedHashMap<>();
        for (EventLoopGroup group : List.of(acceptor, workers)) {
            group.forEach(loop -> all.put("mqtt-net-" + all.size(), (EventLoop) loop));
        }
        return all;
    }

    /** After a connection that could not be taken, Netty may forget to take others. */
    public void goOn() {
        port.config().setAutoRead(true);
    }

    /**
     * So much is read of one client before the next has its turn, and what it asked for goes out.
     */
    private static RecvByteBufAllocator inTurns() {
        return new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(READS_IN_A_TURN);
    }

    /** The bound TCP port. */
    public int port() {
        return port.localAddress().getPort();
    }

    /**
     * Closes the port and every connection, then ends the threads.
     *
     * @param abandoned has the connections whose threads are dead or stuck; their sockets are
     *     closed, and nothing else was done for them
     */
    public void close(Consumer<Channel> abandoned) {
        closing = true;
        closePort();
        connections.close().awaitUninterruptibly(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        for (Channel left : List.copyOf(connections)) {
            closeSocket(left);
            abandoned.accept(left);
        }
        Loops.end(PATIENCE_MILLIS, acceptor, workers);
    }

    private void closePort() {
        try {
            port.closeForSure();
        } catch (IOException e) {
            failures.report("the port was not closed", e);
        }
    }

    private void closeSocket(Channel left) {
        try {
            ((AbstractNioChannel.NioUnsafe) left.unsafe()).ch().close();
        } catch (IOException e) {
            failures.report("a connection was not closed", e);
        }
    }

    /** What goes wrong while a connection is taken. */
    private final class Acceptance extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            failures.report("a connection could not be taken", cause);
            context.fireExceptionCaught(cause);
        }
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
