package io.mqttplayground.link;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.Wire;
import io.mqttplayground.wire.WireEvent;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.Optional;

/**
 * Turns every control packet, both ways, into a {@link WireEvent}. Only what loses packets on
 * purpose stands nearer to the client: what the tap sees is what arrived from the client and what
 * the client gets. Costs one check per packet while nobody looks.
 */
public final class PacketTap extends ChannelDuplexHandler {

    private final Wire wire;
    private Peer peer;
    private boolean connectSeen;

    public PacketTap(Wire wire) {
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
        Optional<Packet> packet = Packets.readAny(message);
        if (packet.isPresent()) {
            wire.record(
                    (number, now) ->
                            new WireEvent.PacketSeen(
                                    number,
                                    now,
                                    peer.clientId(),
                                    peer.account(),
                                    direction,
                                    packet.get()));
        }
    }
}
