package io.mqttplayground.link.own;

import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import java.time.Duration;
import java.util.function.Consumer;

/** Asks the faults of a link what becomes of each packet, and tells the tap. */
final class FrameGate {

    private final LinkFaults faults;
    private final ConnectionTap tap;
    private final Consumer<String> cut;
    private final Runnable accepted;

    /**
     * @param cut ends the connection, for a reason
     * @param accepted is told before the CONNACK that lets the client in passes
     */
    FrameGate(LinkFaults faults, ConnectionTap tap, Consumer<String> cut, Runnable accepted) {
        this.faults = faults;
        this.tap = tap;
        this.cut = cut;
        this.accepted = accepted;
    }

    /** Whether a frame goes on; otherwise it is lost, perhaps with the connection. */
    boolean passes(Direction way, Frame frame) {
        if (frame.packet().isEmpty()) {
            return true;
        }
        Packet packet = frame.packet().get();
        if (way == Direction.TO_BROKER && packet instanceof Packet.Connect connect) {
            tap.noteConnect(connect);
        }
        if (faults.isAny() && isLost(way, packet)) {
            return false;
        }
        if (packet instanceof Packet.Connack connack && connack.returnCode() == 0) {
            accepted.run();
        }
        tap.passes(way, packet);
        return true;
    }

    private boolean isLost(Direction way, Packet packet) {
        if (faults.isOffline(tap.clientId())) {
            if (packet instanceof Packet.Connect) {
                tap.lost(way, packet, LinkFaults.OFFLINE);
            }
            // Who reads is told of it. Were who writes told too, and a moment later, that would end
            // Paho's next attempt to connect.
            cut.accept(LinkFaults.OFFLINE);
            return true;
        }
        boolean lost = faults.takeDrop(tap.clientId(), packet.type(), way);
        if (lost) {
            tap.lost(way, packet, LinkFaults.LOST);
        }
        return lost;
    }

    /** How long packets take in that direction. */
    Duration delay(Direction way) {
        return faults.isAny() ? faults.delayOf(tap.clientId(), way) : Duration.ZERO;
    }
}
