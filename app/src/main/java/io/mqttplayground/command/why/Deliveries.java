package io.mqttplayground.command.why;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.Publication;
import io.mqttplayground.wire.WireEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the packets tell of how a message was sent on to its subscribers. */
final class Deliveries {

    private final Publication publication;
    private final List<WireEvent> events;

    Deliveries(Publication publication, List<WireEvent> events) {
        this.publication = publication;
        this.events = events;
    }

    /**
     * Empty when it was not sent to the client.
     *
     * @param now its matching subscription, which may not be the one that it had then
     */
    Optional<Fate> sent(String clientId, Optional<Packet.Filter> now) {
        return publication.deliveryTo(clientId, events).map(seen -> sent(seen, now));
    }

    private Fate sent(WireEvent.PacketSeen seen, Optional<Packet.Filter> now) {
        Packet.Publish packet = (Packet.Publish) seen.packet();
        return new Fate.Sent(
                seen.clientId(),
                seen.number(),
                packet,
                subscriptionThen(seen, now),
                isAcknowledged(seen, packet));
    }

    /** What it had when the message was routed, or else, for a retained one, when it was sent. */
    private Optional<Packet.Filter> subscriptionThen(
            WireEvent.PacketSeen seen, Optional<Packet.Filter> now) {
        return LongStream.of(publication.event().number(), seen.number())
                .mapToObj(moment -> subscriptionAt(moment, seen.clientId(), now))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> now);
    }

    private Optional<Packet.Filter> subscriptionAt(
            long moment, String clientId, Optional<Packet.Filter> now) {
        PastSubscriptions then = PastSubscriptions.of(clientId, events, moment);
        return now.filter(filter -> then.has(filter.topicFilter()))
                .or(() -> then.matching(publication.message().topic()));
    }

    /** PUBACK at QoS 1; at QoS 2 the message has arrived with the PUBREC. */
    private boolean isAcknowledged(WireEvent.PacketSeen sent, Packet.Publish packet) {
        Packet wanted =
                packet.qos() == 1
                        ? new Packet.Puback(packet.packetId())
                        : new Packet.Pubrec(packet.packetId());
        return answersOf(sent.clientId(), sent.number())
                .anyMatch(seen -> seen.packet().equals(wanted));
    }

    /** What the client sent to the broker after the event with this number. */
    Stream<WireEvent.PacketSeen> answersOf(String clientId, long after) {
        return events.stream()
                .filter(WireEvent.PacketSeen.class::isInstance)
                .map(WireEvent.PacketSeen.class::cast)
                .filter(seen -> seen.clientId().equals(clientId) && seen.number() > after)
                .filter(seen -> seen.direction() == Direction.TO_BROKER);
    }

    /** Empty when no fault has taken it on its way to the client. */
    Optional<Fate> lost(String clientId, Packet.Filter granted) {
        return publication
                .lossTo(clientId, events)
                .map(lost -> new Fate.Lost(clientId, granted, lost.number()));
    }
}
