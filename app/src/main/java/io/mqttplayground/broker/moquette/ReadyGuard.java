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
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Tells when a connection may use its session: its CONNACK is out, and Moquette can deal with what
 * comes next. Until then the client's packets wait in {@link OrderGuard}, and what is for the
 * client waits in its session. They wait for a SUBACK and an UNSUBACK too; a client whose answer
 * does not come in time is let go.
 *
 * <p>Moquette learns from another thread that the CONNACK was sent, and meanwhile closes the
 * connection of a client that speaks, or loses what it said. The last that it does then is to put
 * two handlers in front of all others. Both are taken out again: nothing of Moquette's is ever in
 * flight, and its clock for the keep alive hears what is then lost on purpose.
 */
public final class ReadyGuard extends ChannelDuplexHandler {

    private static final String NOT_READY = "its session was not ready";

    private final OrderGuard order;
    private final Duration patience;
    private final BrokerFailures failures;
    private Future<?> deadline;

    /**
     * @param patience how long Moquette may take
     */
    public ReadyGuard(OrderGuard order, Duration patience, BrokerFailures failures) {
        this.order = order;
        this.patience = patience;
        this.failures = failures;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        MqttMessageType asked = ((MqttMessage) message).fixedHeader().messageType();
        switch (asked) {
            case CONNECT -> expect(context, NOT_READY);
            case SUBSCRIBE, UNSUBSCRIBE -> expect(context, "its " + asked + " was not answered");
            default -> {}
        }
        context.fireChannelRead(message);
    }

    /** One answer at a time: no other packet passes before it. */
    private void expect(ChannelHandlerContext context, String otherwise) {
        answered();
        long millis = patience.toMillis();
        String why = "%s within %d ms".formatted(otherwise, millis);
        Peer peer = Peer.of(context.channel());
        deadline =
                context.executor()
                        .schedule(() -> failures.cutOff(peer, why), millis, TimeUnit.MILLISECONDS);
    }

    private void answered() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof MqttConnAckMessage) {
            expect(context, NOT_READY);
            promise.addListener(sent -> tellOnceReady(context));
        } else if (message instanceof MqttSubAckMessage || message instanceof MqttUnsubAckMessage) {
            answered();
        }
        context.write(message, promise);
    }

    private void tellOnceReady(ChannelHandlerContext context) {
        if (!context.channel().isActive()) {
            return;
        }
        if (takeOut(context, InflightResender.class)) {
            takeOut(context, IdleStateHandler.class);
            answered();
            context.pipeline().fireUserEventTriggered(SessionReady.SIGNAL);
            order.release(OrderGuard.Wait.SESSION);
        } else {
            context.executor().schedule(() -> tellOnceReady(context), 1, TimeUnit.MILLISECONDS);
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

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        answered();
        context.fireChannelInactive();
    }
}
