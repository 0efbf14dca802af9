package io.mqttplayground.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * MQTT clients on one thread. They are bare, with Netty's codec and no more: a client library that
 * is slower than the broker would be what is measured. Paho, which the lessons use, gives up at
 * some 2,000 messages a second at QoS 2 with many in flight.
 */
final class Clients implements AutoCloseable {

    private static final int CONNECT_SECONDS = 10;
    private static final int GOODBYE_SECONDS = 2;
    private static final int PACKET_BYTES = 256 * 1024 * 1024;

    private final BenchTarget target;
    private final EventLoopGroup thread;
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    Clients(BenchTarget target, String threadName) {
        this.target = target;
        this.thread = new NioEventLoopGroup(1, new DefaultThreadFactory(threadName, true));
    }

    BenchTarget target() {
        return target;
    }

    /**
     * Opens a connection, up to the broker's CONNACK.
     *
     * @param client says what it does from then on
     */
    CompletableFuture<Void> open(String clientId, Client client) {
        ChannelFuture connecting =
                new Bootstrap()
                        .group(thread)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_SECONDS * 1_000)
                        .handler(pipeline(client))
                        .connect(target.host(), target.port());
        connecting.addListener(
                done -> {
                    if (done.isSuccess()) {
                        connecting.channel().writeAndFlush(connect(clientId));
                    } else {
                        client.accepted().completeExceptionally(unreachable(done.cause()));
                    }
                });
        channels.add(connecting.channel());
        return client.accepted();
    }

    /**
     * CONNECT. Keep alive is 0: a client of a measurement sends nothing but what is measured
     * [MQTT-3.1.2-24].
     */
    private MqttMessage connect(String clientId) {
        MqttMessageBuilders.ConnectBuilder connect =
                MqttMessageBuilders.connect()
                        .protocolVersion(MqttVersion.MQTT_3_1_1)
                        .clientId(clientId)
                        .cleanSession(true)
                        .keepAlive(0);
        target.username()
                .ifPresent(
                        name -> connect.username(name).password(target.password().getBytes(UTF_8)));
        return connect.build();
    }

    private static ChannelHandler pipeline(Client client) {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(new MqttDecoder(PACKET_BYTES))
                        .addLast(MqttEncoder.INSTANCE)
                        .addLast(client);
            }
        };
    }

    private BenchException unreachable(Throwable cause) {
        return new BenchException(
                "cannot reach the broker at " + target + ": " + cause.getMessage(), cause);
    }

    /** Waits for what a client is to be answered, with a deadline. */
    <T> T await(CompletableFuture<T> answer) throws BenchException, InterruptedException {
        try {
            return answer.get(CONNECT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof BenchException told) {
                throw told;
            }
            throw new BenchException("the broker at " + target + " failed", failed.getCause());
        } catch (TimeoutException silent) {
            throw new BenchException(
                    "the broker at " + target + " did not answer within " + CONNECT_SECONDS + " s",
                    silent);
        }
    }

    /** Says DISCONNECT and ends the thread; what it wrote is visible afterwards. */
    @Override
    public void close() {
        channels.writeAndFlush(MqttMessage.DISCONNECT)
                .awaitUninterruptibly(GOODBYE_SECONDS * 1_000);
        channels.close().awaitUninterruptibly(GOODBYE_SECONDS * 1_000);
        thread.shutdownGracefully(0, CONNECT_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
