package io.mqttplayground.wire.ladder;

import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketType;
import io.mqttplayground.wire.WireEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Picks the events that have to do with a topic filter: messages and subscriptions that match, and
 * the acknowledgements that belong to them.
 */
public final class TopicEvents {

    private final TopicFilter filter;
    private final Set<Exchange> open = new HashSet<>();

    /** Packets that share a packet identifier; each side gives its own (section 2.3.1). */
    private record Exchange(String clientId, Direction begunTowards, int packetId) {}

    private TopicEvents(TopicFilter filter) {
        this.filter = filter;
    }

    public static List<WireEvent> of(TopicFilter filter, List<WireEvent> events) {
        TopicEvents picked = new TopicEvents(filter);
        return events.stream().filter(picked::takes).toList();
    }

    private boolean takes(WireEvent event) {
        return event.answer(
                seen -> takes(seen.clientId(), seen.direction(), seen.packet()),
                refused -> matches(refused.packet()),
                lost -> takes(lost.clientId(), lost.direction(), lost.packet()),
                fault -> false,
                closed -> false,
                ended -> false);
    }

    private boolean takes(String clientId, Direction direction, Packet packet) {
        int id = packet.packetId();
        if (packet.topics().isEmpty()) {
            return open.contains(new Exchange(clientId, begunTowards(direction, packet), id));
        }
        boolean matches = matches(packet);
        Exchange begun = new Exchange(clientId, direction, id);
        if (matches && id > 0) {
            open.add(begun);
        } else {
            open.remove(begun);
        }
        return matches;
    }

    /** PUBREL goes the way of its PUBLISH; the other acknowledgements come back. */
    private static Direction begunTowards(Direction direction, Packet packet) {
        return packet.type() == PacketType.PUBREL ? direction : direction.opposite();
    }

    private boolean matches(Packet packet) {
        return packet.topics().stream().map(TopicFilter::new).anyMatch(filter::overlaps);
    }
}
