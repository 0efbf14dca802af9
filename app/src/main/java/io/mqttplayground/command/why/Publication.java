package io.mqttplayground.command.why;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A message that reached the broker, be it by a PUBLISH or as a will.
 *
 * @param event where it came from: its PUBLISH, or the end of the connection that left the will
 */
record Publication(WireEvent event, Packet.Publish message) {

    /** Whether it was a client's will. */
    boolean isWill() {
        return event instanceof WireEvent.ConnectionClosed;
    }

    /** The last message on a topic; empty when none is among the events. */
    static Optional<Publication> last(List<WireEvent> events, String topic) {
        for (int i = events.size() - 1; i >= 0; i--) {
            WireEvent event = events.get(i);
            Optional<Publication> last =
                    published(events, i)
                            .filter(publish -> publish.topic().equals(topic))
                            .map(publish -> new Publication(event, publish));
            if (last.isPresent()) {
                return last;
            }
        }
        return Optional.empty();
    }

    private static Optional<Packet.Publish> published(List<WireEvent> events, int at) {
        WireEvent event = events.get(at);
        if (event instanceof WireEvent.PacketSeen seen
                && seen.direction() == Direction.TO_BROKER
                && seen.packet() instanceof Packet.Publish publish) {
            return Optional.of(publish);
        }
        return event instanceof WireEvent.ConnectionClosed closed && !closed.graceful()
                ? will(events.subList(0, at), closed.clientId())
                : Optional.empty();
    }

    /**
     * The will of the connection that ends now: of the last one of that client that was accepted,
     * if nothing ended since. One that takes over has said CONNECT before, and is not accepted yet.
     */
    private static Optional<Packet.Publish> will(List<WireEvent> before, String clientId) {
        boolean accepted = false;
        for (int i = before.size() - 1; i >= 0; i--) {
            WireEvent event = before.get(i);
            if (!event.clientId().equals(clientId)) {
                continue;
            }
            if (event instanceof WireEvent.ConnectionClosed || isRefusal(event)) {
                return Optional.empty();
            }
            if (event instanceof WireEvent.PacketSeen seen) {
                accepted |= seen.packet() instanceof Packet.Connack;
                if (accepted && seen.packet() instanceof Packet.Connect connect) {
                    return connect.will();
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isRefusal(WireEvent event) {
        return event instanceof WireEvent.PacketSeen seen
                && seen.packet() instanceof Packet.Connack connack
                && connack.returnCode() != 0;
    }

    /**
     * Why the broker did not do all that was asked; empty when it did.
     *
     * @param events with those behind it
     */
    Optional<String> refusal(List<WireEvent> events) {
        return events.stream()
                .filter(one -> one.number() > event.number())
                .filter(one -> one.clientId().equals(event.clientId()))
                .filter(WireEvent.Refused.class::isInstance)
                .map(WireEvent.Refused.class::cast)
                .filter(one -> isOf(one.packet()))
                .map(WireEvent.Refused::reason)
                .findFirst();
    }

    /** Whether the packet bears this message. */
    boolean isOf(Packet packet) {
        return packet instanceof Packet.Publish publish
                && publish.topic().equals(message.topic())
                && publish.payloadSize() == message.payloadSize()
                && Arrays.equals(publish.payload(), message.payload());
    }

    /** The QoS of a delivery and the reason for it [MQTT-3.8.4-6]. */
    String qosBy(Packet.Filter granted) {
        int qos = Math.min(message.qos(), granted.qos());
        String why =
                message.qos() == granted.qos()
                        ? "published and granted at QoS " + qos
                        : "published at %d, granted %d, the lower counts"
                                .formatted(message.qos(), granted.qos());
        String filter = granted.topicFilter();
        return "at QoS %d, by its filter %s: %s".formatted(qos, filter, why);
    }
}
