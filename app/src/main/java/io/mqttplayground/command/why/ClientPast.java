package io.mqttplayground.command.why;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the packets of one client tell of a message: each is looked at once, in their order, so that
 * it is known what the client was subscribed to at that moment.
 */
final class ClientPast {

    private final Publication publication;
    private final String clientId;
    private final Map<String, Packet.Filter> filters = new LinkedHashMap<>();
    private final Map<String, Packet.Filter> whenPublished;
    private final Optional<String> missed;
    private final Map<String, Long> subscribed = new HashMap<>();
    private Map<String, Packet.Filter> whenSent = Map.of();
    private Optional<WireEvent.PacketSeen> sent = Optional.empty();
    private Optional<WireEvent.Lost> lost = Optional.empty();
    private Optional<String> broken = Optional.empty();
    private boolean clean;
    private boolean arrived;

    /**
     * @param all of all clients
     */
    ClientPast(Publication publication, String clientId, List<WireEvent> all) {
        this.publication = publication;
        this.clientId = clientId;
        List<WireEvent> events =
                all.stream().filter(event -> event.clientId().equals(clientId)).toList();
        long moment = publication.event().number();
        events.stream().filter(event -> event.number() < moment).forEach(this::follow);
        whenPublished = new LinkedHashMap<>(filters);
        missed = broken;
        events.stream().filter(event -> event.number() >= moment).forEach(this::look);
    }

    /** Keeps its subscriptions up to date. */
    private void follow(WireEvent event) {
        if (event instanceof WireEvent.ConnectionClosed closed) {
            if (clean && !filters.isEmpty()) {
                broken = closed.graceful() ? Optional.empty() : broken(closed.number());
                filters.clear();
            }
        } else if (event instanceof WireEvent.PacketSeen seen) {
            if (seen.packet() instanceof Packet.Connect connect) {
                clean = connect.cleanSession();
                broken = Optional.empty();
                if (clean) {
                    filters.clear();
                }
            } else if (seen.packet() instanceof Packet.Subscribe subscribe) {
                subscribe.filters().forEach(one -> filters.put(one.topicFilter(), one));
            } else if (seen.packet() instanceof Packet.Unsubscribe unsubscribe) {
                filters.keySet().removeAll(unsubscribe.filters());
            }
        }
    }

    private Optional<String> broken(long event) {
        return filters.values().stream()
                .filter(one -> one.matches(publication.message().topic()))
                .findFirst()
                .map(
                        filter ->
                                ("missed it: its connection had broken (event %d), and with its"
                                                + " clean session its subscription to %s had ended")
                                        .formatted(event, filter.topicFilter()));
    }

    private void look(WireEvent event) {
        follow(event);
        if (event instanceof WireEvent.PacketSeen seen) {
            look(seen);
        } else if (event instanceof WireEvent.Lost one
                && one.direction() == Direction.TO_CLIENT
                && publication.isOf(one.packet())) {
            lost = Optional.of(one);
        }
    }

    private void look(WireEvent.PacketSeen seen) {
        if (seen.direction() == Direction.TO_BROKER) {
            arrived |= sent.filter(one -> isAnswer(seen.packet(), one.packet())).isPresent();
            if (seen.packet() instanceof Packet.Subscribe subscribe) {
                subscribe.topics().forEach(it -> subscribed.putIfAbsent(it, seen.number()));
            }
        } else if (publication.isOf(seen.packet())) {
            sent = Optional.of(seen);
            whenSent = new LinkedHashMap<>(filters);
            arrived = ((Packet.Publish) seen.packet()).qos() == 0;
        }
    }

    /** PUBACK at QoS 1; at QoS 2 the message has arrived with the PUBREC. */
    private static boolean isAnswer(Packet answer, Packet sent) {
        int id = sent.packetId();
        boolean once = sent instanceof Packet.Publish publish && publish.qos() == 1;
        return answer.equals(once ? new Packet.Puback(id) : new Packet.Pubrec(id));
    }

    String clientId() {
        return clientId;
    }

    /** The last time that the message was sent to it. */
    Optional<WireEvent.PacketSeen> sent() {
        return sent;
    }

    /** Whether it has what was sent, as far as anybody but the client can know. */
    boolean hasArrived() {
        return arrived;
    }

    /**
     * The subscription that it had when the message was routed, or else, for a retained one, when
     * it was sent.
     *
     * @param now its matching subscription, which may not be the one that it had then
     */
    Optional<Packet.Filter> filterThen(Optional<Packet.Filter> now) {
        return Stream.of(whenPublished, whenSent)
                .flatMap(then -> filterThen(then, now).stream())
                .findFirst()
                .or(() -> now);
    }

    private Optional<Packet.Filter> filterThen(
            Map<String, Packet.Filter> then, Optional<Packet.Filter> now) {
        return now.filter(filter -> then.containsKey(filter.topicFilter()))
                .or(() -> Packet.Filter.highest(then.values(), publication.message().topic()));
    }

    /** The last time that a fault took the message on its way to the client. */
    Optional<WireEvent.Lost> lost() {
        return lost;
    }

    /** What became of the message if its connection had broken before. */
    Optional<String> missed() {
        return missed;
    }

    /** The number of the SUBSCRIBE with the filter, if that came after the message only. */
    Optional<Long> subscribedAfterwards(String filter) {
        return Optional.ofNullable(subscribed.get(filter))
                .filter(number -> !whenPublished.containsKey(filter));
    }
}
