package io.mqttplayground.broker.routing;

import io.mqttplayground.broker.connection.OrderGuard;
import io.mqttplayground.broker.delivery.Backlog;
import io.mqttplayground.broker.delivery.BacklogWatch;
import io.mqttplayground.broker.delivery.Message;
import io.mqttplayground.broker.routing.SubscriptionTree.Subscription;
import io.mqttplayground.broker.session.ClientSession;
import io.mqttplayground.broker.session.Received;
import io.mqttplayground.link.BatchTap;
import io.mqttplayground.link.Packets;
import io.mqttplayground.link.Peer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.util.ReferenceCountUtil;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Receives what a client publishes: the receiving half of the flows in section 4.3. A QoS 1 message
 * is answered with PUBACK, a QoS 2 message passed on once [MQTT-4.3.3-2], whether or not it was
 * allowed [MQTT-3.3.5-2]. A client that publishes faster than its messages arrive is read more
 * slowly; nothing is lost.
 *
 * <p>In Moquette a PUBLISH with DUP=1 ends a session thread, QoS 2 identifiers do not keep a
 * message from being delivered twice, and a denied publish is never acknowledged.
 */
public final class ReceivingGuard extends ChannelInboundHandlerAdapter {

    /** Held up in vain, a client is held up again only for a moment each time, for so long. */
    private static final long SPARED_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final int MOMENT_MILLIS = 100;

    private final Publishing publishing;
    private final BacklogWatch watch;
    private final OrderGuard order;
    private final BatchTap tap;
    private Answers answers;
    private Reference<Route> last = new WeakReference<>(null); // it names sessions, which may end
    private volatile long heldInVain = System.nanoTime() - SPARED_NANOS;

    public ReceivingGuard(
            Publishing publishing, BacklogWatch watch, OrderGuard order, BatchTap tap) {
        this.publishing = publishing;
        this.watch = watch;
        this.order = order;
        this.tap = tap;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        answers = new Answers(context, tap);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttPublishMessage publish) {
            try {
                receive(context, publish);
            } finally {
                ReferenceCountUtil.release(publish);
            }
        } else if (Packets.is(MqttMessageType.PUBREL, message)) {
            int packetId = Packets.id((MqttMessage) message);
            ClientSession.of(context.channel()).received().remove(packetId);
            answers.add(Answers.Kind.PUBCOMP, packetId);
        } else {
            answers.write(); // the next may end the connection
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        answers.write();
        context.fireChannelReadComplete();
    }

    private void receive(ChannelHandlerContext context, MqttPublishMessage publish) {
        int packetId = publish.variableHeader().packetId();
        switch (publish.fixedHeader().qosLevel()) {
            case AT_LEAST_ONCE -> {
                pass(context, publish);
                answers.add(Answers.Kind.PUBACK, packetId);
            }
            case EXACTLY_ONCE -> {
                if (receivesOnce(context, publish)) {
                    answers.add(Answers.Kind.PUBREC, packetId);
                }
            }
            default -> pass(context, publish);
        }
    }

    /** Returns whether it can be remembered until it is released. */
    private boolean receivesOnce(ChannelHandlerContext context, MqttPublishMessage publish) {
        Received received = ClientSession.of(context.channel()).received();
        int packetId = publish.variableHeader().packetId();
        if (received.contains(packetId)) {
            return true;
        }
        if (!received.add(packetId)) {
            Peer.of(context.channel()).close("too many QoS 2 messages are not released");
            return false;
        }
        boolean passed = false;
        try {
            pass(context, publish);
            passed = true;
        } finally {
            if (!passed) {
                received.remove(packetId); // so that it counts when it is sent again
            }
        }
        return true;
    }

    private void pass(ChannelHandlerContext context, MqttPublishMessage publish) {
        Route before = last.get();
        Route way =
                publishing.publish(
                        context.channel(), Message.of(publish), Optional.ofNullable(before));
        if (way != before) {
            last = new WeakReference<>(way.isWorthRemembering() ? way : null);
        }
        if (!watch.isQuiet()) {
            waitForLagging(context, way);
        }
    }

    private void waitForLagging(ChannelHandlerContext context, Route way) {
        ClientSession publisher = ClientSession.of(context.channel());
        if (!publisher.backlog().isUnheld()) {
            way.readers().stream()
                    .map(Subscription::subscriber)
                    .filter(session -> session != publisher)
                    .map(ClientSession::backlog)
                    .filter(Backlog::isBraking)
                    .findFirst()
                    .ifPresent(backlog -> waitFor(context, backlog));
        }
    }

    /**
     * Each subscriber that lags may hold it up, but not many of them one after the other: whoever
     * reads at all catches up in a moment.
     */
    private void waitFor(ChannelHandlerContext context, Backlog backlog) {
        order.hold(OrderGuard.Wait.BACKLOG);
        backlog.whenRelieved(() -> goOn(backlog));
        if (System.nanoTime() - heldInVain < SPARED_NANOS) {
            context.executor()
                    .schedule(
                            () -> order.release(OrderGuard.Wait.BACKLOG),
                            MOMENT_MILLIS,
                            TimeUnit.MILLISECONDS);
        }
    }

    private void goOn(Backlog backlog) {
        if (backlog.isLeftBehind()) {
            heldInVain = System.nanoTime();
        }
        order.release(OrderGuard.Wait.BACKLOG);
    }
}
