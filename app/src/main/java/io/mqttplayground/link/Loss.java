package io.mqttplayground.link;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.PacketType;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.Optional;

/**
 * Loses, on purpose, packets that travel one way, and tells the wire of each. Costs one look while
 * no fault is set.
 */
public final class Loss {

    private final Direction way;
    private final LinkFaults faults;
    private final Reports reports;

    public Loss(Direction way, LinkFaults faults, Reports reports) {
        this.way = way;
        this.faults = faults;
        this.reports = reports;
    }

    /** Whether the packet does not arrive. */
    boolean takes(Peer peer, Object message) {
        return faults.isAny() && isLost(peer, message);
    }

    private boolean isLost(Peer peer, Object message) {
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
