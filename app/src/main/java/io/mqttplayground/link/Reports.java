package io.mqttplayground.link;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketReader;
import io.mqttplayground.wire.Wire;
import io.mqttplayground.wire.WireEvent;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells the wire what the guards decided. */
public final class Reports {

    private final Wire wire;

    public Reports(Wire wire) {
        this.wire = wire;
    }

    /** Whether anybody looks; nobody need tell anything when not. */
    public boolean isAnybodyLooking() {
        return wire.isObserved();
    }

    /** A packet of this client was not obeyed, or one for it was not kept. */
    public void refused(String clientId, Optional<String> account, Packet packet, String reason) {
        wire.record(clientId, account, header -> new WireEvent.Refused(header, packet, reason));
    }

    public void refused(Peer peer, Packet packet, String reason) {
        refused(peer.clientId(), peer.account(), packet, reason);
    }

    public void refused(Peer peer, MqttMessage packet, String reason) {
        PacketReader.read(packet).ifPresent(read -> refused(peer, read, reason));
    }

    /** A packet arrived; nobody need read it while nobody looks. */
    void passed(Peer peer, Direction direction, Object message) {
        if (wire.isObserved()) {
            Packets.decoded(message)
                    .flatMap(PacketReader::read)
                    .ifPresent(packet -> seen(peer, direction, packet));
        }
    }

    void seen(Peer peer, Direction way, Packet packet) {
        record(peer, header -> new WireEvent.PacketSeen(header, way, packet));
    }

    private void record(Peer peer, Function<WireEvent.Header, WireEvent> made) {
        wire.record(peer.clientId(), peer.account(), made);
    }

    /** A fault that was set on purpose kept a packet from arriving. */
    void lost(Peer peer, Direction direction, MqttMessage packet, String how) {
        PacketReader.read(packet)
                .ifPresent(
                        read ->
                                record(
                                        peer,
                                        header ->
                                                new WireEvent.Lost(header, direction, read, how)));
    }

    /** The message was allowed, and goes to its subscribers. */
    public void accepted(Supplier<Packet.Publish> message) {
        wire.accepted(message);
    }

    /** The broker keeps a session no longer. */
    public void ended(String clientId, Optional<String> account, String reason) {
        wire.record(clientId, account, header -> new WireEvent.SessionEnded(header, reason));
    }

    /** The connection is gone, or as good as gone; told once. On its own thread. */
    public void closed(Peer peer) {
        if (peer.endsNow()) {
            record(
                    peer,
                    header ->
                            new WireEvent.ConnectionClosed(
                                    header, peer.isGraceful(), peer.closeReason()));
        }
    }
}
