package io.mqttplayground.wire.ladder;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who takes part in a ladder, and on which side of the broker each stands. */
final class Cast {

    /** Clients with a column of their own. */
    private static final int MOST_COLUMNS = 4;

    /** Who is called that has its place among the subscribers before it subscribes. */
    private static final String CONSUMER = "consumer";

    /** Those who have left and are not forgotten. */
    private static final int MOST_REMEMBERED = 100;

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Set<String> subscribersBefore = new LinkedHashSet<>();

    /** What one client has been seen to do. */
    private static final class Part {
        private final String clientId;
        private final boolean expectedToSubscribe;
        private long rows;
        private boolean decided;
        private boolean subscribed;

        /** Messages that it got more than it published. */
        private long surplus;

        Part(String clientId, boolean expectedToSubscribe) {
            this.clientId = clientId;
            this.expectedToSubscribe = expectedToSubscribe;
        }

        boolean isSubscriber() {
            return decided ? surplus > 0 || subscribed && surplus == 0 : expectedToSubscribe;
        }

        void add(WireEvent event) {
            rows++;
            if (event instanceof WireEvent.PacketSeen seen) {
                if (seen.packet() instanceof Packet.Publish) {
                    surplus += seen.direction() == Direction.TO_CLIENT ? 1 : -1;
                    decided = true;
                } else if (seen.packet() instanceof Packet.Subscribe) {
                    subscribed = true;
                    decided = true;
                }
            }
        }
    }

    static Cast of(List<WireEvent> events) {
        return of(events, List.of());
    }

    /**
     * The same for a part of what happened: who does nothing in it that tells his side stands where
     * the whole puts him.
     */
    static Cast of(List<WireEvent> events, List<WireEvent> whole) {
        Cast all = new Cast();
        whole.forEach(all::add);
        Cast cast = new Cast();
        cast.subscribersBefore.addAll(all.side(all.parts.values(), true));
        events.forEach(cast::add);
        return cast;
    }

    /** Returns whether the client is new, or has shown for the first time what it is there for. */
    boolean add(WireEvent event) {
        Part known = parts.get(event.clientId());
        boolean wasDecided = known != null && known.decided;
        Part part = parts.computeIfAbsent(event.clientId(), this::newPart);
        part.add(event);
        return known == null || !wasDecided && part.decided;
    }

    private Part newPart(String clientId) {
        return new Part(
                clientId, subscribersBefore.contains(clientId) || clientId.contains(CONSUMER));
    }

    /** A client that has left needs no column the next time that columns are given. */
    void remove(String clientId) {
        Part left = parts.remove(clientId);
        subscribersBefore.remove(clientId);
        if (left != null && left.isSubscriber()) {
            subscribersBefore.add(clientId);
            if (subscribersBefore.size() > MOST_REMEMBERED) {
                subscribersBefore.remove(subscribersBefore.iterator().next());
            }
        }
    }

    /** A column for each client; where there are too many, for those that do the most. */
    Lanes lanes() {
        Set<Part> own =
                parts.values().stream()
                        .sorted(Comparator.comparingLong(part -> -part.rows))
                        .limit(MOST_COLUMNS)
                        .collect(Collectors.toSet());
        return new Lanes(side(own, false), side(own, true), parts.size() > own.size());
    }

    private List<String> side(Collection<Part> own, boolean subscribers) {
        return parts.values().stream()
                .filter(part -> own.contains(part) && part.isSubscriber() == subscribers)
                .map(part -> part.clientId)
                .toList();
    }
}
