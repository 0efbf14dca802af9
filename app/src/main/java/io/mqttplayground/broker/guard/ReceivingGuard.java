package io.mqttplayground.broker.guard;

import io.moquette.broker.GuardedServer.Route;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.util.ReferenceCountUtil;

/**
 * Receives what a client publishes: the receiving half of the flows in section 4.3. A QoS 1 message
 * is answered with PUBACK, a QoS 2 message passed on once [MQTT-4.3.3-2], whether or not it was
 * allowed [MQTT-3.3.5-2]. A client that publishes faster than its messages arrive is read more
 * slowly; nothing is lost.
 *
 * <p>In Moquette a PUBLISH with DUP=1 ends a session thread, QoS 2 identifiers do not keep a
 * message from being delivered twice, and a denied publish is never acknowledged.
 */
final class ReceivingGuard extends ChannelInboundHandlerAdapter {

    private static final int MOST_MESSAGES = 512;
    private static final long MOST_BYTES = 4 * 1024 * 1024;

    private final Publishing publishing;
    private final LaggingSubscribers lagging;
    private final OrderGuard order;
    private final InTransit ofAll;
    private final InTransit ofThis = new InTransit(MOST_MESSAGES, MOST_BYTES);
    private final Faults faults;

    ReceivingGuard(
            Publishing publishing,
            LaggingSubscribers lagging,
            OrderGuard order,
            InTransit ofAll,
            Faults faults) {
        this.publishing = publishing;
        this.lagging = lagging;
        this.order = order;
        this.ofAll = ofAll;
        this.faults = faults;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttPublishMessage publish) {
            try {
                receive(context, publish);
            } finally {
                ReferenceCountUtil.release(publish);
            }
        } else if (isPubrel(message)) {
            int packetId = Packets.id((MqttMessage) message);
            Peer.of(context.channel()).session().received().clear(packetId);
            context.writeAndFlush(Packets.pubcomp(packetId));
        } else {
            context.fireChannelRead(message);
        }
    }

    private static boolean isPubrel(Object message) {
        return ((MqttMessage) message).fixedHeader().messageType() == MqttMessageType.PUBREL;
    }

    private void receive(ChannelHandlerContext context, MqttPublishMessage publish) {
        Peer peer = Peer.of(context.channel());
        int packetId = publish.variableHeader().packetId();
        switch (publish.fixedHeader().qosLevel()) {
            case AT_LEAST_ONCE -> {
                if (pass(peer, publish)) {
                    context.writeAndFlush(Packets.puback(packetId));
                }
            }
            case EXACTLY_ONCE -> {
                if (peer.session().received().get(packetId) || pass(peer, publish)) {
                    peer.session().received().set(packetId);
                    context.writeAndFlush(Packets.pubrec(packetId));
                }
            }
            default -> pass(peer, publish);
        }
    }

    /** Whether the message was taken; if not, the client is to send it again. */
    private boolean pass(Peer peer, MqttPublishMessage publish) {
        Message message = Message.of(publish);
        Route route = publishing.publish(peer, message);
        if (!route.missed().isEmpty()) {
            faults.report(
                    "a message to " + message.topic() + " did not reach " + route.missed(),
                    new IllegalStateException("a session thread's queue is full"));
            peer.close("the broker could not take the message; send it again");
            return false;
        }
        if (!route.done().isDone()) {
            ofThis.add(route.done(), message.cost());
            ofAll.add(route.done(), message.cost());
            waitFor(ofThis.isFull() ? ofThis : ofAll);
        }
        lagging.among(route, peer.session()).ifPresent(this::waitFor);
        return true;
    }

    private void waitFor(InTransit transit) {
        if (transit.isFull()) {
            order.hold(OrderGuard.Wait.TRANSIT);
            transit.whenRoom(() -> order.release(OrderGuard.Wait.TRANSIT));
        }
    }

    private void waitFor(Backlog backlog) {
        order.hold(OrderGuard.Wait.BACKLOG);
        backlog.whenRelieved(() -> order.release(OrderGuard.Wait.BACKLOG));
    }
}
