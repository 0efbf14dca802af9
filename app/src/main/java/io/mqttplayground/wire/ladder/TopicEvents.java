package io.mqttplayground.wire.ladder;

import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketIds;
import io.mqttplayground.wire.WireEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Picks the events that have to do with a topic filter: messages and subscriptions that match, and
 * the acknowledgements that belong to them. Events are asked in their order.
 */
final class TopicEvents {

    private final TopicFilter filter;
    private final Set<Exchange> open = new HashSet<>();

    /** Packets that share a packet identifier; each side gives its own (section 2.3.1). */
    private record Exchange(String clientId, Direction begunTowards, int packetId) {}

    private TopicEvents(TopicFilter filter) {
        this.filter = filter;
    }

    static List<WireEvent> of(TopicFilter filter, List<WireEvent> events) {
        TopicEvents picked = new TopicEvents(filter);
        return events.stream().filter(picked::takes).toList();
    }

    private boolean takes(WireEvent event) {
        if (event instanceof WireEvent.PacketSeen seen) {
            return takes(seen.clientId(), seen.direction(), seen.packet());
        }
        if (event instanceof WireEvent.Lost lost) {
            return takes(lost.clientId(), lost.direction(), lost.packet());
        }
        return event instanceof WireEvent.Refused refused && names(refused.packet());
    }

    private boolean takes(String clientId, Direction direction, Packet packet) {
        int id = PacketIds.of(packet).orElse(0);
        if (begins(packet)) {
            boolean matches = names(packet);
            Exchange begun = new Exchange(clientId, direction, id);
            if (matches && id > 0) {
                open.add(begun);
            } else {
                open.remove(begun);
            }
            return matches;
        }
        return id > 0 && open.contains(new Exchange(clientId, begunTowards(direction, packet), id));
    }

    private static boolean begins(Packet packet) {
        return packet instanceof Packet.Publish
                || packet instanceof Packet.Subscribe
                || packet instanceof Packet.Unsubscribe
                || packet instanceof Packet.Connect;
    }

    /** PUBREL goes the way of its PUBLISH; the other acknowledgements come back. */
    private static Direction begunTowards(Direction direction, Packet packet) {
        boolean sameWay = packet instanceof Packet.Pubrel;
        boolean toBroker = direction == Direction.TO_BROKER;
        return sameWay == toBroker ? Direction.TO_BROKER : Direction.TO_CLIENT;
    }

    private boolean names(Packet packet) {
        if (packet instanceof Packet.Publish publish) {
            return filter.matches(publish.topic());
        }
        if (packet instanceof Packet.Connect connect) {
            return connect.will().filter(will -> filter.matches(will.topic())).isPresent();
        }
        if (packet instanceof Packet.Subscribe subscribe) {
            return subscribe.filters().stream().anyMatch(one -> overlaps(one.topicFilter()));
        }
        return packet instanceof Packet.Unsubscribe unsubscribe
                && unsubscribe.filters().stream().anyMatch(this::overlaps);
    }

    private boolean overlaps(String other) {
        return filter.overlaps(new TopicFilter(other));
    }
}
