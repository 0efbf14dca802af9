package io.mqttplayground.broker.guard;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketReader;
import io.mqttplayground.wire.Wire;
import io.mqttplayground.wire.WireEvent;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.Optional;

/** Tells the wire what the guards decided. */
final class Reports {

    private final Wire wire;

    Reports(Wire wire) {
        this.wire = wire;
    }

    /** A packet of this client was not obeyed, or one for it was not kept. */
    void refused(String clientId, Optional<String> account, Packet packet, String reason) {
        wire.record(
                (number, now) ->
                        new WireEvent.Refused(number, now, clientId, account, packet, reason));
    }

    void refused(Peer peer, Packet packet, String reason) {
        refused(peer.clientId(), peer.account(), packet, reason);
    }

    void refused(Peer peer, MqttMessage packet, String reason) {
        PacketReader.read(packet).ifPresent(read -> refused(peer, read, reason));
    }

    /** A fault that was set on purpose kept a packet from arriving. */
    void lost(Peer peer, Direction direction, Packet packet, String how) {
        wire.record(
                (number, now) ->
                        new WireEvent.Lost(
                                number,
                                now,
                                peer.clientId(),
                                peer.account(),
                                direction,
                                packet,
                                how));
    }

    /** The message was allowed, and goes to its subscribers. */
    void accepted(Message message) {
        wire.accepted(message::shown);
    }

    /** The connection is gone. */
    void closed(Peer peer) {
        wire.record(
                (number, now) ->
                        new WireEvent.ConnectionClosed(
                                number,
                                now,
                                peer.clientId(),
                                peer.account(),
                                peer.isGraceful(),
                                peer.closeReason()));
    }
}
