package io.mqttplayground.broker.connection;

import io.mqttplayground.link.Packets;
import io.mqttplayground.link.Peer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttMessageType;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A client that has said CONNECT is let in soon, or let go: whoever waits for a login does not keep
 * a connection for longer than one that says nothing. A CONNECT that is held back on purpose has
 * not come yet.
 */
public final class LoginDeadline extends ChannelInboundHandlerAdapter {

    private final Duration patience;
    private Future<?> deadline;

    /**
     * @param patience from the CONNECT to its acceptance
     */
    public LoginDeadline(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (deadline == null && Packets.is(MqttMessageType.CONNECT, message)) {
            Peer peer = Peer.of(context.channel());
            String late =
                    "its CONNECT was not accepted within %d s".formatted(patience.toSeconds());
            deadline =
                    context.executor()
                            .schedule(
                                    () -> peer.close(late),
                                    patience.toMillis(),
                                    TimeUnit.MILLISECONDS);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == SessionReady.SIGNAL) {
            context.pipeline().remove(this);
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }
}
