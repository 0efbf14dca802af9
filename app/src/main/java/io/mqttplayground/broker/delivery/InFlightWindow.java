package io.mqttplayground.broker.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The messages of one session that were sent and are not acknowledged to the end, in the order in
 * which they were sent, with the packet identifiers that they occupy. Not thread-safe.
 */
final class InFlightWindow {

    /**
     * How many messages are sent before the first of them must be acknowledged. More keep a
     * connection busy while acknowledgements travel; fewer repeat less after a connection broke.
     */
    private static final int MOST_MESSAGES = 100;

    /** The same in bytes, for large messages; one message may always be sent. */
    private static final long MOST_BYTES = 1024 * 1024;

    private static final int LAST_PACKET_ID = 65_535;

    private final Map<Integer, Message> unacknowledged = new LinkedHashMap<>();
    private final Set<Integer> released = new LinkedHashSet<>();
    private int lastPacketId;
    private long unacknowledgedBytes;

    /** Whether one more message may be sent. */
    boolean hasRoom() {
        return size() < MOST_MESSAGES
                && (unacknowledgedBytes < MOST_BYTES || unacknowledged.isEmpty());
    }

    /** Messages in flight. */
    int size() {
        return unacknowledged.size() + released.size();
    }

    /** Takes a message in, and gives what is sent for it. */
    Outgoing add(Message message) {
        int packetId = freePacketId();
        unacknowledged.put(packetId, message);
        unacknowledgedBytes += message.bytes();
        return new Outgoing.Numbered(message, packetId, false);
    }

    /** [MQTT-2.3.1-2]: one that is not in use. */
    private int freePacketId() {
        do {
            lastPacketId = lastPacketId == LAST_PACKET_ID ? 1 : lastPacketId + 1;
        } while (unacknowledged.containsKey(lastPacketId) || released.contains(lastPacketId));
        return lastPacketId;
    }

    /** What a new connection gets again: PUBLISH with DUP=1 [MQTT-3.3.1-1], [MQTT-4.4.0-1]. */
    List<Outgoing> again() {
        List<Outgoing> packets = new ArrayList<>();
        released.forEach(packetId -> packets.add(new Outgoing.Release(packetId)));
        unacknowledged.forEach(
                (packetId, message) -> packets.add(new Outgoing.Numbered(message, packetId, true)));
        return packets;
    }

    /**
     * A message has arrived: PUBACK at QoS 1; PUBREC at QoS 2, whose identifier stays in use.
     *
     * @return the message; empty when there was none
     */
    Optional<Message> arrived(int packetId, int qos) {
        Message message = unacknowledged.get(packetId);
        if (message == null || message.qos() != qos) {
            return Optional.empty();
        }
        unacknowledged.remove(packetId);
        unacknowledgedBytes -= message.bytes();
        if (qos > 1) {
            released.add(packetId);
        }
        return Optional.of(message);
    }

    /** The session is no more. */
    void clear() {
        unacknowledged.clear();
        released.clear();
        unacknowledgedBytes = 0;
    }

    /** Those that have still to arrive. */
    Collection<Message> unacknowledged() {
        return unacknowledged.values();
    }

    /** Whether a message of that identifier has still to arrive. */
    boolean isUnacknowledged(int packetId) {
        return unacknowledged.containsKey(packetId);
    }

    /** Takes out what was not sent after all; returns it, the last first. */
    Deque<Message> takeBack(List<Outgoing.Numbered> unsent) {
        Deque<Message> messages = new ArrayDeque<>();
        for (Outgoing.Numbered one : unsent) {
            if (unacknowledged.remove(one.packetId()) != null) {
                unacknowledgedBytes -= one.bytes();
                messages.push(one.message());
            }
        }
        return messages;
    }

    /** PUBCOMP: the client has let go of the packet identifier. */
    void completed(int packetId) {
        released.remove(packetId);
    }
}
