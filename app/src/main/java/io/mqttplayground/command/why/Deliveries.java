package io.mqttplayground.command.why;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
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
     * Empty when it was not sent to the client; else of the last time.
     *
     * @param now its matching subscription, which may not be the one that it had then
     */
    Optional<Delivery> sent(String clientId, Optional<Packet.Filter> now) {
        return later(WireEvent.PacketSeen.class, clientId, publication.event().number())
                .filter(seen -> seen.direction() == Direction.TO_CLIENT)
                .filter(seen -> publication.isOf(seen.packet()))
                .reduce((one, later) -> later)
                .map(seen -> sent(seen, (Packet.Publish) seen.packet(), now));
    }

    private Delivery sent(
            WireEvent.PacketSeen seen, Packet.Publish packet, Optional<Packet.Filter> now) {
        boolean arrived = packet.qos() == 0 || isAcknowledged(seen, packet);
        String why =
                subscriptionThen(seen, now)
                        .map(publication::qosBy)
                        .orElse("at QoS " + packet.qos() + "; its filter is not known any more");
        String again = packet.dup() ? ", again with DUP=1 " : " ";
        String text = arrival(packet, arrived).formatted(seen.number()) + again + why;
        return new Delivery(seen.clientId(), arrived, text);
    }

    private static String arrival(Packet.Publish packet, boolean arrived) {
        if (!arrived) {
            return "was sent it (packet %d) and has not acknowledged it";
        }
        return packet.retain()
                ? "got it as retained message when it subscribed (packet %d)"
                : "got it (packet %d)";
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
        return later(WireEvent.PacketSeen.class, clientId, after)
                .filter(seen -> seen.direction() == Direction.TO_BROKER);
    }

    /** Empty when no fault has taken it on its way to the client; else the last one that did. */
    Optional<WireEvent.Lost> lost(String clientId) {
        return later(WireEvent.Lost.class, clientId, publication.event().number())
                .filter(lost -> lost.direction() == Direction.TO_CLIENT)
                .filter(lost -> publication.isOf(lost.packet()))
                .reduce((one, later) -> later);
    }

    /** What of this kind happened to a client after the event with this number. */
    private <E extends WireEvent> Stream<E> later(Class<E> kind, String clientId, long after) {
        return events.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(one -> one.clientId().equals(clientId) && one.number() > after);
    }
}
