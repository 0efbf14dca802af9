package io.mqttplayground.link;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.netty.channel.Channel;
import java.util.function.Supplier;

/**
 * Tells the wire of packets that are written together, as bytes: {@link TapToClient}, which they
 * pass, cannot read them, nor lose one of them.
 */
public final class BatchTap {

    private final LinkFaults faults;
    private final Reports reports;

    public BatchTap(LinkFaults faults, Reports reports) {
        this.faults = faults;
        this.reports = reports;
    }

    /** Whether packets may be written together: not while one may have to be lost or delayed. */
    public boolean isOpen() {
        return !faults.isAny();
    }

    /** A packet is written to the client of this connection; nobody need make it when unseen. */
    public void passed(Channel client, Supplier<Packet> packet) {
        if (reports.isAnybodyLooking()) {
            reports.seen(Peer.of(client), Direction.TO_CLIENT, packet.get());
        }
    }
}
