package io.mqttplayground.broker.guard;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketReader;
import io.mqttplayground.wire.Wire;
import io.mqttplayground.wire.WireEvent;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessage;

/**
 * Turns every control packet, both ways, into a {@link WireEvent}. The first of the guards: what it
 * sees is what the client sent and what the client gets. Costs one check per packet while nobody
 * looks.
 */
final class PacketTap extends ChannelDuplexHandler {

    private final Wire wire;

    PacketTap(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        record(context, Direction.TO_BROKER, message);
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        record(context, Direction.TO_CLIENT, message);
        context.write(message, promise);
    }

    private void record(ChannelHandlerContext context, Direction direction, Object message) {
        Peer peer = Peer.of(context.channel());
        if (message instanceof MqttMessage packet && packet.decoderResult().isSuccess()) {
            peer.noteConnect(packet);
            if (wire.isObserved()) {
                PacketReader.read(packet).ifPresent(seen -> record(peer, direction, seen));
            }
        } else if (message instanceof ByteBuf bytes && wire.isObserved()) {
            Packets.returnCode(bytes)
                    .ifPresent(code -> record(peer, direction, new Packet.Connack(code, false)));
        }
    }

    private void record(Peer peer, Direction direction, Packet packet) {
        wire.record(
                (number, now) ->
                        new WireEvent.PacketSeen(
                                number, now, peer.clientId(), peer.account(), direction, packet));
    }
}
