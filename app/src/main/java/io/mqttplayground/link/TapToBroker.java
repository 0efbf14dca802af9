package io.mqttplayground.link;

import io.mqttplayground.wire.Direction;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.ReferenceCountUtil;

/**
 * Tells the wire of what arrives from a client, and loses what the learner wants lost on its way.
 * With {@link TapToClient} it stands nearest to the client. Costs a look or two per packet while
 * nobody looks and no fault is set.
 */
public final class TapToBroker extends ChannelInboundHandlerAdapter {
    private final Loss loss;
    private final Reports reports;
    private Peer peer;
    private boolean connectSeen;

    public TapToBroker(LinkFaults faults, Reports reports) {
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
}
