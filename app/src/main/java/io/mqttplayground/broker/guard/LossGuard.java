package io.mqttplayground.broker.guard;

import io.mqttplayground.link.fault.LinkFaults;
import io.mqttplayground.link.fault.PacketType;
import io.mqttplayground.wire.Direction;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;

/**
 * Loses, on purpose, packets that travel one way. It stands where they come from the packet tap's
 * view: before it for those of the client, behind it for those of the broker. So the tap tells what
 * arrived, and a lost packet is told of as such. Costs one look while no fault is set.
 */
final class LossGuard extends ChannelDuplexHandler {

    private final Direction way;
    private final LinkFaults faults;
    private final Reports reports;

    LossGuard(Direction way, LinkFaults faults, Reports reports) {
        this.way = way;
        this.faults = faults;
        this.reports = reports;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (way == Direction.TO_BROKER && faults.isAny() && isLost(context, message)) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (way == Direction.TO_CLIENT && faults.isAny() && isLost(context, message)) {
            ReferenceCountUtil.release(message);
            promise.trySuccess(); // the broker cannot know
        } else {
            context.write(message, promise);
        }
    }

    private boolean isLost(ChannelHandlerContext context, Object message) {
        Peer peer = Peer.of(context.channel());
        if (message instanceof MqttMessage packet && packet.decoderResult().isSuccess()) {
            peer.noteConnect(packet);
        }
        Optional<PacketType> type = type(message);
        if (type.isEmpty()) {
            return false;
        }
        if (faults.isOffline(peer.clientId())) {
            if (type.get() == PacketType.CONNECT) {
                tell(peer, message, LinkFaults.OFFLINE);
            }
            peer.close(LinkFaults.OFFLINE);
            return true;
        }
        if (faults.takeDrop(peer.clientId(), type.get(), way)) {
            tell(peer, message, LinkFaults.LOST);
            return true;
        }
        return false;
    }

    private static Optional<PacketType> type(Object message) {
        if (message instanceof MqttMessage packet && packet.decoderResult().isSuccess()) {
            return PacketType.named(packet.fixedHeader().messageType().name());
        }
        return message instanceof ByteBuf bytes && Packets.returnCode(bytes).isPresent()
                ? Optional.of(PacketType.CONNACK)
                : Optional.empty();
    }

    private void tell(Peer peer, Object message, String how) {
        Packets.readAny(message).ifPresent(packet -> reports.lost(peer, way, packet, how));
    }
}
