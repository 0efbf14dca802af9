package io.mqttplayground.broker.guard;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Carries a session's messages to its client and the acknowledgements back to the session: the
 * sending half of the flows in section 4.3. Of the QoS 0 messages, which Moquette sends itself, it
 * lets pass what the client may read.
 */
final class DeliveryGuard extends ChannelDuplexHandler implements OutboundSession.Line {

    private final Queue<MqttMessage> toSend = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final OrderGuard order;
    private ChannelHandlerContext context;
    private ClientSession session;

    DeliveryGuard(OrderGuard order) {
        this.order = order;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
        if (event == SessionReady.SIGNAL) {
            session = Peer.of(context.channel()).session();
            session.backlog().attach(context.channel(), order);
            session.outbound().attach(this);
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        MqttMessage packet = (MqttMessage) message;
        switch (packet.fixedHeader().messageType()) {
            case PUBACK -> session.outbound().acknowledged(Packets.id(packet));
            case PUBREC -> session.outbound().received(Packets.id(packet));
            case PUBCOMP -> session.outbound().completed(Packets.id(packet));
            default -> context.fireChannelRead(packet);
        }
    }

    /** Always through the same queue, so that what was decided first is sent first. */
    @Override
    public void send(List<MqttMessage> packets) {
        toSend.addAll(packets);
        if (scheduled.compareAndSet(false, true)) {
            context.executor().execute(this::sendAll);
        }
    }

    private void sendAll() {
        scheduled.set(false);
        for (MqttMessage packet = toSend.poll(); packet != null; packet = toSend.poll()) {
            context.write(packet);
        }
        context.flush();
    }

    @Override
    public void write(ChannelHandlerContext ignored, Object message, ChannelPromise promise) {
        if (message instanceof MqttPublishMessage publish && !mayRead(publish)) {
            ReferenceCountUtil.release(publish);
            promise.trySuccess();
        } else {
            context.write(message, promise);
        }
    }

    private boolean mayRead(MqttPublishMessage publish) {
        Rights rights = Peer.of(context.channel()).session().rights();
        return rights.mayRead(publish.variableHeader().topicName());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        if (session != null) {
            session.outbound().detach(this);
            session.backlog().detach();
        }
        context.fireChannelInactive();
    }
}
