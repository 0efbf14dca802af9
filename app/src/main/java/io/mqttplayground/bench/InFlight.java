package io.mqttplayground.bench;

import java.util.BitSet;

/** The packet identifiers of one publisher that wait for their acknowledgement. */
final class InFlight {

    /** Packet identifiers are 1 to 65,535 [MQTT-2.3.1-1]. */
    private static final int HIGHEST = 65_535;

    private final int most;
    private final BitSet used = new BitSet();
    private int count;
    private int last;

    InFlight(int most) {
        this.most = most;
    }

    boolean hasRoom() {
        return count < most;
    }

    /** Takes an identifier that is not in use [MQTT-2.3.1-2]. */
    int begin() {
        do {
            last = last % HIGHEST + 1;
        } while (used.get(last));
        used.set(last);
        count++;
        return last;
    }

    /** Returns whether the identifier was in use. */
    boolean end(int packetId) {
        if (!used.get(packetId)) {
            return false;
        }
        used.clear(packetId);
        count--;
        return true;
    }
}
