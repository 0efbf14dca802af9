package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * What is to be sent next to the client of one session, in order. A large payload is held from when
 * it is taken until the connection has {@link #written} it.
 */
final class ReadyPackets {

    private final Holder holder;
    private final Load load;
    private final Queue<Outgoing> packets = new ArrayDeque<>();
    private volatile long bytes;
    private volatile long taken;

    ReadyPackets(Holder holder, Load load) {
        this.holder = holder;
        this.load = load;
    }

    boolean isEmpty() {
        return packets.isEmpty();
    }

    /** Any thread; what is there may be a little more or less by then. */
    long bytes() {
        return bytes;
    }

    /** Bytes that were taken so far. Any thread. */
    long taken() {
        return taken;
    }

    void add(Outgoing packet) {
        packets.add(packet);
        bytes += packet.bytes();
    }

    /**
     * Takes at least one packet, if there is any.
     *
     * @param mostBytes when this has been passed, no more are taken
     */
    void take(List<Outgoing> taken, long mostBytes) {
        for (long sum = 0; sum < mostBytes && !packets.isEmpty(); ) {
            Outgoing next = take();
            sum += next.bytes();
            taken.add(next);
        }
    }

    private Outgoing take() {
        Outgoing next = packets.remove();
        bytes -= next.bytes();
        taken += next.bytes();
        next.large().ifPresent(content -> content.hold(holder, Kind.WAITING));
        if (next instanceof Message message) {
            load.remove(message); // of QoS 0: it is the network's now
        }
        return next;
    }

    /** The connection is gone. */
    void clear() {
        while (!packets.isEmpty()) {
            take().large().ifPresent(this::written);
        }
    }

    /** The bytes of a large payload, to be written once. Any thread. */
    ByteBuf payload(Content large) {
        return large.written(holder);
    }

    /** The connection has taken a large payload, or never will. Any thread. */
    void written(Content large) {
        large.letGo(holder, Kind.WAITING);
    }
}
