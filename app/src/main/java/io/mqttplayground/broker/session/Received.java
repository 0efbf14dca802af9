package io.mqttplayground.broker.session;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import java.util.BitSet;

/**
 * Packet identifiers of QoS 2 messages that were received and are not released (section 4.3.3).
 * Only the connection's own thread looks at them.
 */
public final class Received {

    private final Holder holder;
    private final BitSet open = new BitSet(0);
    private int counted;

    Received(Holder holder) {
        this.holder = holder;
    }

    public boolean contains(int packetId) {
        return open.get(packetId);
    }

    /**
     * Notes one more.
     *
     * @return whether there is room for it
     */
    public boolean add(int packetId) {
        int needed = packetId / Byte.SIZE + 1;
        if (needed > counted) {
            if (!holder.take(Kind.PROMISED, needed - counted)) {
                return false;
            }
            counted = needed;
        }
        open.set(packetId);
        return true;
    }

    public void remove(int packetId) {
        open.clear(packetId);
    }
}
