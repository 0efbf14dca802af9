package io.mqttplayground.link;

import io.mqttplayground.wire.Direction;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.ReferenceCountUtil;

/**
 * Tells the wire of every control packet, both ways, and loses those that the learner wants lost.
 * It stands nearest to the client: what it sees is what arrived from the client and what the client
 * gets. Costs a look or two per packet while nobody looks and no fault is set.
 */
public final class PacketTap extends ChannelDuplexHandler {

    private final Loss loss;
    private final Reports reports;
    private Peer peer;
    private boolean connectSeen;

    public PacketTap(LinkFaults faults, Reports reports) {
        this.loss = new Loss(faults, reports);
        this.reports = reports;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        peer = Peer.of(added.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!connectSeen) {
            Packets.decoded(message).ifPresent(this::noteConnect);
        }
        if (loss.takes(peer, Direction.TO_BROKER, message)) {
            ReferenceCountUtil.release(message);
        } else {
            reports.passed(peer, Direction.TO_BROKER, message);
            context.fireChannelRead(message);
        }
    }

    private void noteConnect(MqttMessage packet) {
        peer.noteConnect(packet);
        connectSeen = true;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (loss.takes(peer, Direction.TO_CLIENT, message)) {
            ReferenceCountUtil.release(message);
            promise.trySuccess(); // the broker cannot know
        } else {
            reports.passed(peer, Direction.TO_CLIENT, message);
            context.write(message, promise);
        }
    }
}
