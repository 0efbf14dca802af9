package io.mqttplayground.broker.connection;

import io.mqttplayground.broker.budget.Kind;
import io.mqttplayground.link.Packets;
import io.mqttplayground.link.Peer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A client that has said CONNECT is let in soon, or let go: whoever waits for a login does not keep
 * a connection for longer than one that says nothing, and what it said counts meanwhile. A CONNECT
 * that is held back on purpose has not come yet.
 */
public final class LoginWait extends ChannelInboundHandlerAdapter {

    private final Duration patience;
    private Future<?> deadline;
    private int counted;

    /**
     * @param patience from the CONNECT to its acceptance
     */
    public LoginWait(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttConnectMessage && deadline == null) {
            begin(context, Packets.cost(message));
        }
        context.fireChannelRead(message);
    }

    private void begin(ChannelHandlerContext context, int bytes) {
        Peer peer = Peer.of(context.channel());
        if (!ConnectionGuard.holder(context.channel()).take(Kind.ARRIVING, bytes)) {
            peer.close("let go: there is no room for one more CONNECT");
        }
        counted = bytes;
        String late = "its CONNECT was not accepted within %d s".formatted(patience.toSeconds());
        deadline =
                context.executor()
                        .schedule(
                                () -> peer.close(late), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == SessionReady.SIGNAL) {
            ConnectionGuard.holder(context.channel()).give(Kind.ARRIVING, counted);
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
