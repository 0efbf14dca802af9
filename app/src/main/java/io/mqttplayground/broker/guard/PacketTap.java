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
    private Peer peer;
    private boolean connectSeen;

    PacketTap(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        peer = Peer.of(added.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!connectSeen) {
            noteConnect(message);
        }
        if (wire.isObserved()) {
            record(Direction.TO_BROKER, message);
        }
        context.fireChannelRead(message);
    }

    private void noteConnect(Object message) {
        if (message instanceof MqttMessage packet && packet.decoderResult().isSuccess()) {
            peer.noteConnect(packet);
            connectSeen = true;
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (wire.isObserved()) {
            record(Direction.TO_CLIENT, message);
        }
        context.write(message, promise);
    }

    private void record(Direction direction, Object message) {
        if (message instanceof MqttMessage packet && packet.decoderResult().isSuccess()) {
            PacketReader.read(packet).ifPresent(seen -> record(direction, seen));
        } else if (message instanceof ByteBuf bytes) {
            Packets.returnCode(bytes)
                    .ifPresent(code -> record(direction, new Packet.Connack(code, false)));
        }
    }

    private void record(Direction direction, Packet packet) {
        wire.record(
                (number, now) ->
                        new WireEvent.PacketSeen(
                                number, now, peer.clientId(), peer.account(), direction, packet));
    }
}
