package io.mqttplayground.wire;

import java.util.OptionalInt;

/** The packet identifier, by which a packet and its answers belong together (section 2.3.1). */
final class PacketIds {

    private PacketIds() {}

    /** Empty for a packet that has none. */
    static OptionalInt of(Packet packet) {
        int id = idOrZero(packet);
        return id > 0 ? OptionalInt.of(id) : OptionalInt.empty();
    }

    private static int idOrZero(Packet packet) {
        if (packet instanceof Packet.Publish publish) {
            return publish.packetId();
        }
        if (packet instanceof Packet.Puback puback) {
            return puback.packetId();
        }
        if (packet instanceof Packet.Pubrec pubrec) {
            return pubrec.packetId();
        }
        if (packet instanceof Packet.Pubrel pubrel) {
            return pubrel.packetId();
        }
        if (packet instanceof Packet.Pubcomp pubcomp) {
            return pubcomp.packetId();
        }
        if (packet instanceof Packet.Subscribe subscribe) {
            return subscribe.packetId();
        }
        if (packet instanceof Packet.Suback suback) {
            return suback.packetId();
        }
        if (packet instanceof Packet.Unsubscribe unsubscribe) {
            return unsubscribe.packetId();
        }
        return packet instanceof Packet.Unsuback unsuback ? unsuback.packetId() : 0;
    }
}
