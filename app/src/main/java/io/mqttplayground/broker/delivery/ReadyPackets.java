package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;

/**
 * What is to be sent next to the client of one session, in order. A large payload that is taken is
 * still held by the session until the connection has {@link #written} it.
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
    void take(Collection<Outgoing> taken, long mostBytes) {
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
        next.large().ifPresent(this::write);
        if (next instanceof Message message) {
            load.remove(message); // of QoS 0: it is the network's now
        }
        return next;
    }

    private void write(Content large) {
        large.hold(holder, Kind.WAITING);
        holder.own(Kind.WAITING, large.bytes());
    }

    /** The connection is gone; returns what was never sent before, nor now. */
    List<Outgoing.Numbered> clear() {
        List<Outgoing.Numbered> unsent = new ArrayList<>();
        while (!packets.isEmpty()) {
            Outgoing next = take();
            next.large().ifPresent(this::written);
            if (next instanceof Outgoing.Numbered numbered && !numbered.dup()) {
                unsent.add(numbered);
            }
        }
        return unsent;
    }

    /** The bytes of a large payload, to be written once. Any thread. */
    ByteBuf payload(Content large) {
        return large.written(holder);
    }

    /** The connection has taken a large payload, or never will. Any thread. */
    void written(Content large) {
        holder.give(Kind.WAITING, large.bytes(), 0);
        large.letGo(holder, Kind.WAITING);
    }
}
