package io.mqttplayground.broker.guard;

import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The QoS 1 and 2 messages of one session on their way to its client, from the moment they were
 * routed until the client has acknowledged them, across as many connections as that takes: the
 * sending half of the flows in section 4.3, order (section 4.6) and redelivery [MQTT-4.4.0-1].
 * There is one way only, so nothing overtakes and no packet identifier is used twice. Any thread.
 */
final class OutboundSession {

    /**
     * How many messages are sent before the first of them must be acknowledged. More keep a
     * connection busy while acknowledgements travel; fewer repeat less after a connection broke.
     */
    static final int WINDOW = 100;

    /** The same in bytes, for large messages; one message may always be sent. */
    private static final long WINDOW_BYTES = 1024 * 1024;

    private static final int LAST_PACKET_ID = 65_535;

    /** Where the packets of this session go while its client is connected. */
    interface Line {
        /** Writes the packets in this order and flushes; called on any thread, in order. */
        void send(List<MqttMessage> packets);
    }

    private final Room room;
    private final Queue<Message> waiting = new ArrayDeque<>();
    private final Map<Integer, Message> unacknowledged = new LinkedHashMap<>();
    private final Set<Integer> released = new LinkedHashSet<>();
    private Line line;
    private int lastPacketId;
    private long unacknowledgedBytes;
    private volatile long waitingBytes;
    private long dropped;

    /**
     * How much may wait for a client that is not connected.
     *
     * @param messages how many
     * @param bytes how much memory they may take
     */
    record Room(int messages, long bytes) {}

    OutboundSession(Room room) {
        this.room = room;
    }

    /**
     * Takes a message for delivery.
     *
     * @return whether it was kept: for a client that is away there is only so much room
     */
    synchronized boolean enqueue(Message message) {
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
        return waiting.size() + inFlight() >= room.messages() || waitingBytes >= room.bytes();
    }

    private void fillWindow() {
        if (line == null || !mayFly()) {
            return;
        }
        List<MqttMessage> packets = new ArrayList<>();
        while (mayFly()) {
            Message message = waiting.remove();
            waitingBytes -= message.cost();
            unacknowledgedBytes += message.cost();
            int packetId = freePacketId();
            unacknowledged.put(packetId, message);
            packets.add(message.packet(packetId, false));
        }
        line.send(packets);
    }

    private boolean mayFly() {
        return !waiting.isEmpty()
                && inFlight() < WINDOW
                && (unacknowledgedBytes < WINDOW_BYTES || unacknowledged.isEmpty());
    }

    private void land(int packetId) {
        unacknowledgedBytes -= unacknowledged.remove(packetId).cost();
    }

    /** [MQTT-2.3.1-2]: one that is not in use. */
    private int freePacketId() {
        do {
            lastPacketId = lastPacketId == LAST_PACKET_ID ? 1 : lastPacketId + 1;
        } while (unacknowledged.containsKey(lastPacketId) || released.contains(lastPacketId));
        return lastPacketId;
    }

    /**
     * The client is there: first everything that it did not acknowledge, again and in the order in
     * which it was sent, PUBLISH with DUP=1 [MQTT-3.3.1-1], [MQTT-4.4.0-1], then what waits.
     */
    synchronized void attach(Line to) {
        line = to;
        List<MqttMessage> again = new ArrayList<>();
        released.forEach(packetId -> again.add(Packets.pubrel(packetId)));
        unacknowledged.forEach((packetId, message) -> again.add(message.packet(packetId, true)));
        if (!again.isEmpty()) {
            line.send(again);
        }
        fillWindow();
    }

    /** The connection is gone. */
    synchronized void detach(Line from) {
        if (line == from) {
            line = null;
        }
    }

    /** PUBACK: a QoS 1 message has arrived. */
    synchronized void acknowledged(int packetId) {
        Message message = unacknowledged.get(packetId);
        if (message != null && message.qos() == 1) {
            land(packetId);
            fillWindow();
        }
    }

    /** PUBREC: a QoS 2 message has arrived; PUBREL says that it will not be sent again. */
    synchronized void received(int packetId) {
        Message message = unacknowledged.get(packetId);
        if (message != null && message.qos() == 1) {
            return;
        }
        if (message != null) {
            land(packetId);
            released.add(packetId);
        }
        if (line != null) {
            // For an identifier that is not known too, so that the client can let go of it.
            line.send(List.of(Packets.pubrel(packetId)));
        }
    }

    /** PUBCOMP: the client has let go of the packet identifier. */
    synchronized void completed(int packetId) {
        if (released.remove(packetId)) {
            fillWindow();
        }
    }

    /** Messages sent and not yet acknowledged to the end. */
    synchronized int inFlight() {
        return unacknowledged.size() + released.size();
    }

    /** Messages not yet sent. */
    synchronized int queued() {
        return waiting.size();
    }

    /** Memory of the messages not yet sent. */
    long queuedBytes() {
        return waitingBytes;
    }

    /** Messages for which there was no room while the client was away. */
    synchronized long dropped() {
        return dropped;
    }
}
