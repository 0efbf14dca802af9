package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.mqttplayground.broker.config.Limits;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The messages of one session on their way to its client: those of QoS 1 and 2 from the moment they
 * were routed until the client has acknowledged them, across as many connections as that takes: the
 * sending half of the flows in section 4.3, order (section 4.6) and redelivery [MQTT-4.4.0-1].
 * There is one way only, so nothing overtakes and no packet identifier is used twice. Any thread.
 */
public final class OutboundSession {

    /** Made ready ahead of the connection; the rest waits, and can still be told from it. */
    private static final long MOST_READY_BYTES = 64 * 1024;

    private final Load load;
    private final ReadyPackets ready;
    private final WaitingMessages waiting = new WaitingMessages();
    private final InFlightWindow window = new InFlightWindow();
    private volatile DeliveryGuard line;
    private long dropped;
    private boolean ended;

    /**
     * @param limits of what may wait for a client that is not connected
     * @param holder of the session
     */
    public OutboundSession(Limits limits, Holder holder) {
        this.load = new Load(limits, holder);
        this.ready = new ReadyPackets(holder, load);
    }

    /**
     * Takes a message for delivery; at QoS 0 it goes to a client that is there, or nowhere.
     *
     * @return whether it was kept: for a client that is away there is only so much room
     */
    public synchronized boolean enqueue(Message message) {
        DeliveryGuard to = line;
        if (ended || to == null && message.qos() == 0) {
            return true;
        }
        if (to == null && load.isFull() || !load.add(message)) {
            dropped++;
            line().ifPresent(there -> there.close("let go: it did not read, and holds most"));
            return false;
        }
        if (message.qos() == 0) {
            ready.add(message);
        } else {
            waiting.add(message);
        }
        sendMore();
        return true;
    }

    private void fillWindow() {
        while (line != null
                && !waiting.isEmpty()
                && window.hasRoom()
                && ready.bytes() < MOST_READY_BYTES) {
            ready.add(window.add(waiting.remove()));
        }
    }

    /** Takes some of what is to be sent next, at least one packet if there is any. */
    synchronized void takeNext(Collection<Outgoing> packets, long mostBytesAtOnce) {
        ready.take(packets, mostBytesAtOnce);
        fillWindow();
    }

    /** Of it, what any thread may ask for. */
    ReadyPackets ready() {
        return ready;
    }

    /**
     * The client is there: first everything that it did not acknowledge, again and in the order in
     * which it was sent, then what waits.
     *
     * @return whether there is room for what waited
     */
    synchronized boolean attach(DeliveryGuard to) {
        line = to;
        window.again().forEach(ready::add);
        fillWindow();
        return load.changeTo(Kind.WAITING, all());
    }

    /** Every message that it has still to bring, those of QoS 0 aside. */
    private Stream<Message> all() {
        return Stream.concat(window.unacknowledged().stream(), waiting.stream());
    }

    /** The connection is gone, and with it what was to be sent at QoS 0. */
    synchronized void detach(DeliveryGuard from) {
        if (line != from) {
            return;
        }
        line = null;
        // What is not acknowledged is sent again from the window.
        window.takeBack(ready.clear()).forEach(waiting::putBack);
        while (load.isTooMuch() && !waiting.isEmpty()) {
            dropNewest();
        }
        while (!load.changeTo(Kind.QUEUED, all()) && !waiting.isEmpty()) {
            // Many at once, as each try goes through all of them.
            for (int i = waiting.size() / 16; i >= 0; i--) {
                dropNewest();
            }
        }
    }

    private void dropNewest() {
        load.remove(waiting.removeNewest());
        dropped++;
    }

    /** The session is no more. */
    public synchronized void end() {
        ended = true; // somebody may just be about to bring it a message
        line = null;
        ready.clear();
        all().forEach(load::remove);
        waiting.clear();
        window.clear();
    }

    /** PUBACK: a QoS 1 message has arrived. */
    synchronized void acknowledged(int packetId) {
        window.arrived(packetId, 1).ifPresent(load::remove);
        sendMore();
    }

    private void sendMore() {
        fillWindow();
        if (line != null && !ready.isEmpty()) {
            line.wake();
        }
    }

    /**
     * PUBREC: a QoS 2 message has arrived; PUBREL says that it will not be sent again.
     *
     * @return whether there was such a message; if not, nothing is sent
     */
    synchronized boolean received(int packetId) {
        Optional<Message> message = window.arrived(packetId, 2);
        message.ifPresent(load::remove);
        if (message.isPresent() && line != null) {
            ready.add(new Outgoing.Release(packetId));
            sendMore();
        }
        return message.isPresent() || window.isUnacknowledged(packetId);
    }

    /** PUBCOMP: the client has let go of the packet identifier. */
    synchronized void completed(int packetId) {
        window.completed(packetId);
        sendMore();
    }

    /** Messages sent and not yet acknowledged to the end. */
    public synchronized int inFlight() {
        return window.size();
    }

    /** Messages not yet sent. */
    public synchronized int queued() {
        return waiting.size();
    }

    /** Bytes that wait in the session. */
    long unsentBytes() {
        return waiting.bytes() + ready.bytes();
    }

    /** Bytes that left the session so far. Any thread. */
    long sentBytes() {
        return ready.taken();
    }

    /** Its client's connection, if there is one. */
    Optional<DeliveryGuard> line() {
        return Optional.ofNullable(line);
    }

    /** Messages for which there was no room. */
    public synchronized long dropped() {
        return dropped;
    }
}
