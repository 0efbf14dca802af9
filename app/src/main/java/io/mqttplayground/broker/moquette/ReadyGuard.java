package io.mqttplayground.broker.moquette;

import io.mqttplayground.broker.connection.OrderGuard;
import io.mqttplayground.broker.connection.SessionReady;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import java.util.concurrent.TimeUnit;

/**
 * Tells when a connection may use its session: its CONNACK is out, and Moquette can deal with what
 * comes next. Until then the client's packets wait in {@link OrderGuard}, and what is for the
 * client waits in its session.
 *
 * <p>Moquette learns from another thread that the CONNACK was sent, and meanwhile closes the
 * connection of a client that speaks, or loses what it said.
 */
public final class ReadyGuard extends ChannelDuplexHandler {

    /** Moquette adds this handler once its session is ready to be used. */
    private static final String READY = "inflightResender";

    private final OrderGuard order;

    public ReadyGuard(OrderGuard order) {
        this.order = order;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof MqttConnAckMessage) {
            promise.addListener(sent -> tellOnceReady(context));
        }
        context.write(message, promise);
    }

    private void tellOnceReady(ChannelHandlerContext context) {
        if (!context.channel().isActive()) {
            return;
        }
        if (context.pipeline().get(READY) == null) {
            context.executor().schedule(() -> tellOnceReady(context), 1, TimeUnit.MILLISECONDS);
            return;
        }
        context.pipeline().fireUserEventTriggered(SessionReady.SIGNAL);
        order.release(OrderGuard.Wait.SESSION);
    }
}
