package io.mqttplayground.broker.moquette;

import io.moquette.broker.InflightResender;
import io.mqttplayground.broker.connection.BrokerFailures;
import io.mqttplayground.broker.connection.OrderGuard;
import io.mqttplayground.broker.connection.SessionReady;
import io.mqttplayground.link.Peer;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tells when a connection may use its session: its CONNACK is out, and Moquette can deal with what
 * comes next. Until then the client's packets wait in {@link OrderGuard}, and what is for the
 * client waits in its session.
 *
 * <p>Moquette learns from another thread that the CONNACK was sent, and meanwhile closes the
 * connection of a client that speaks, or loses what it said. The last that it does then is to put
 * two handlers in front of all others. Both are taken out again: nothing of Moquette's is ever in
 * flight, and its clock for the keep alive hears what is then lost on purpose.
 */
public final class ReadyGuard extends ChannelDuplexHandler {

    private final OrderGuard order;
    private final Duration patience;
    private final BrokerFailures failures;

    /**
     * @param patience how long Moquette may take, about
     */
    public ReadyGuard(OrderGuard order, Duration patience, BrokerFailures failures) {
        this.order = order;
        this.patience = patience;
        this.failures = failures;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof MqttConnAckMessage) {
            promise.addListener(sent -> tellOnceReady(context, patience.toMillis()));
        }
        context.write(message, promise);
    }

    private void tellOnceReady(ChannelHandlerContext context, long millisLeft) {
        if (!context.channel().isActive()) {
            return;
        }
        if (takeOut(context, InflightResender.class)) {
            takeOut(context, IdleStateHandler.class);
            context.pipeline().fireUserEventTriggered(SessionReady.SIGNAL);
            order.release(OrderGuard.Wait.SESSION);
        } else if (millisLeft > 0) {
            context.executor()
                    .schedule(
                            () -> tellOnceReady(context, millisLeft - 1), 1, TimeUnit.MILLISECONDS);
        } else {
            giveUp(Peer.of(context.channel()));
        }
    }

    private static boolean takeOut(
            ChannelHandlerContext context, Class<? extends ChannelHandler> type) {
        ChannelHandler there = context.pipeline().get(type);
        if (there != null) {
            context.pipeline().remove(there);
        }
        return there != null;
    }

    private void giveUp(Peer peer) {
        String why = "its session was not ready within %d ms".formatted(patience.toMillis());
        failures.report(
                "client " + peer.clientId() + " was cut off: " + why,
                new IllegalStateException("Moquette added no " + InflightResender.class.getName()));
        peer.close("the broker failed: " + why);
    }
}
