package io.mqttplayground.link;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.PacketType;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;

/** Which packets are lost on purpose, as the wire is told. Costs one look while no fault is set. */
final class Loss {

    private final LinkFaults faults;
    private final Reports reports;

    Loss(LinkFaults faults, Reports reports) {
        this.faults = faults;
        this.reports = reports;
    }

    /** Whether the packet does not arrive. */
    boolean takes(Peer peer, Direction way, Object message) {
        return faults.isAny()
                && Packets.decoded(message).filter(found -> isLost(peer, way, found)).isPresent();
    }

    private boolean isLost(Peer peer, Direction way, MqttMessage packet) {
        MqttMessageType type = packet.fixedHeader().messageType();
        if (faults.isOffline(peer.clientId())) {
            if (type == MqttMessageType.CONNECT) {
                reports.lost(peer, way, packet, LinkFaults.OFFLINE);
            }
            peer.close(LinkFaults.OFFLINE);
            return true;
        }
        boolean lost =
                PacketType.named(type.name())
                        .filter(named -> faults.takeDrop(peer.clientId(), named, way))
                        .isPresent();
        if (lost) {
            reports.lost(peer, way, packet, LinkFaults.LOST);
        }
        return lost;
    }
}
