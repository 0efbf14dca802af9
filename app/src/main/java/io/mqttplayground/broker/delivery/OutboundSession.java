package io.mqttplayground.broker.delivery;

import io.mqttplayground.link.Packets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * The messages of one session on their way to its client: those of QoS 1 and 2 from the moment they
 * were routed until the client has acknowledged them, across as many connections as that takes: the
 * sending half of the flows in section 4.3, order (section 4.6) and redelivery [MQTT-4.4.0-1].
 * There is one way only, so nothing overtakes and no packet identifier is used twice. Any thread.
 */
public final class OutboundSession {

    private final int mostMessages;
    private final long mostBytes;
    private final Queue<Message> waiting = new ArrayDeque<>();
    private final InFlightWindow window = new InFlightWindow();
    private volatile DeliveryGuard line;
    private volatile long waitingBytes;
    private long dropped;

    /**
     * @param mostMessages how many may wait for a client that is not connected
     * @param mostBytes how much memory they may take
     */
    public OutboundSession(int mostMessages, long mostBytes) {
        this.mostMessages = mostMessages;
        this.mostBytes = mostBytes;
    }

    /**
     * Takes a message for delivery; at QoS 0 it goes to a client that is there, or nowhere.
     *
     * @return whether it was kept: for a client that is away there is only so much room
     */
    public boolean enqueue(Message message) {
        if (message.qos() > 0) {
            return keep(message);
        }
        DeliveryGuard to = line;
        if (to != null) {
            to.send(message.packet(0, false));
        }
        return true;
    }

    private synchronized boolean keep(Message message) {
        if (line == null && isFull()) {
            dropped++;
            return false;
        }
        waiting.add(message);
        waitingBytes += message.cost();
        fillWindow();
        return true;
    }

    private boolean isFull() {
        return waiting.size() + window.size() >= mostMessages || waitingBytes >= mostBytes;
    }

    private void fillWindow() {
        while (line != null && !waiting.isEmpty() && window.hasRoom()) {
            Message message = waiting.remove();
            waitingBytes -= message.cost();
            line.send(window.add(message));
        }
    }

    /**
     * The client is there: first everything that it did not acknowledge, again and in the order in
     * which it was sent, then what waits.
     */
    synchronized void attach(DeliveryGuard to) {
        line = to;
        window.again().forEach(line::send);
        fillWindow();
    }

    /** The connection is gone. */
    synchronized void detach(DeliveryGuard from) {
        if (line == from) {
            line = null;
        }
    }

    /** PUBACK: a QoS 1 message has arrived. */
    synchronized void acknowledged(int packetId) {
        if (window.arrived(packetId, 1)) {
            fillWindow();
        }
    }

    /**
     * PUBREC: a QoS 2 message has arrived; PUBREL says that it will not be sent again. So it does
     * for an identifier that is not known, so that the client can let go of it.
     */
    synchronized void received(int packetId) {
        window.arrived(packetId, 2);
        if (line != null && !window.isUnacknowledged(packetId)) {
            line.send(Packets.pubrel(packetId));
        }
    }

    /** PUBCOMP: the client has let go of the packet identifier. */
    synchronized void completed(int packetId) {
        if (window.completed(packetId)) {
            fillWindow();
        }
    }

    /** Messages sent and not yet acknowledged to the end. */
    public synchronized int inFlight() {
        return window.size();
    }

    /** Messages not yet sent. */
    public synchronized int queued() {
        return waiting.size();
    }

    /** Bytes that wait in the session and in the connection. */
    long bytes() {
        DeliveryGuard to = line;
        return waitingBytes + (to == null ? 0 : to.pendingBytes());
    }

    /** Its client's connection, if there is one. */
    Optional<DeliveryGuard> line() {
        return Optional.ofNullable(line);
    }

    /** Messages for which there was no room while the client was away. */
    public synchronized long dropped() {
        return dropped;
    }
}
