package io.mqttplayground.wire;

import java.util.OptionalInt;

/** The packet identifier, by which a packet and its answers belong together (section 2.3.1). */
public final class PacketIds {

    private PacketIds() {}

    /** Empty for a packet that has none. */
    public static OptionalInt of(Packet packet) {
        return packet instanceof Packet.Identified one && one.packetId() > 0
                ? OptionalInt.of(one.packetId())
                : OptionalInt.empty();
    }
}
