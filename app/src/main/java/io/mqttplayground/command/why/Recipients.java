package io.mqttplayground.command.why;

import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.Decision;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds out what became of a message for each client: from the packets that passed, the sessions as
 * they stand and the access rules.
 */
final class Recipients {

    private final Publication publication;
    private final List<WireEvent> events;
    private final List<ClientStatus> clients;
    private final Optional<AccessRules> rules;
    private final Deliveries deliveries;

    Recipients(Publication publication, List<WireEvent> events, KnownState known) {
        this.publication = publication;
        this.events = events;
        this.clients = known.clients();
        this.rules = known.rules();
        this.deliveries = new Deliveries(publication, events);
    }

    /** One for each client that has a matching filter or was sent the message. */
    List<Delivery> all() {
        List<Delivery> all = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        for (ClientStatus client : clients) {
            known.add(client.clientId());
            of(client).ifPresent(all::add);
        }
        events.stream()
                .map(WireEvent::clientId)
                .filter(clientId -> !known.contains(clientId))
                .distinct()
                .flatMap(gone -> ofOneWithoutSession(gone).stream())
                .forEach(all::add);
        return all;
    }

    /** The clients that have no filter for the topic and were not sent the message. */
    List<String> untouched() {
        return clients.stream()
                .filter(client -> of(client).isEmpty())
                .map(ClientStatus::clientId)
                .toList();
    }

    private Optional<Delivery> of(ClientStatus client) {
        Optional<Packet.Filter> granted = Packet.Filter.highest(client.subscriptions(), topic());
        Optional<Delivery> sent = deliveries.sent(client.clientId(), granted);
        return sent.isPresent() ? sent : granted.map(filter -> notSent(client, filter));
    }

    private Optional<Delivery> ofOneWithoutSession(String clientId) {
        Optional<Delivery> sent = deliveries.sent(clientId, Optional.empty());
        return sent.isPresent() ? sent : pastOf(clientId).broken(topic());
    }

    private PastSubscriptions pastOf(String clientId) {
        return PastSubscriptions.of(clientId, events, publication.event().number());
    }

    private String topic() {
        return publication.message().topic();
    }

    private Delivery notSent(ClientStatus client, Packet.Filter granted) {
        return new Delivery(client.clientId(), false, whyNotSent(client, granted));
    }

    private String whyNotSent(ClientStatus client, Packet.Filter granted) {
        String id = client.clientId();
        String filter = granted.topicFilter();
        Optional<Decision> denied =
                rules.map(known -> known.forClient(client.account(), id).mayRead(topic()))
                        .filter(decision -> !decision.allowed());
        if (denied.isPresent()) {
            return "did not get it: its filter %s matches, but it may not read the topic, %s"
                    .formatted(filter, denied.get());
        }
        OptionalLong subscribed = subscribedAfterwards(id, granted.topicFilter());
        if (subscribed.isPresent()) {
            return "did not get it: it subscribed to %s only afterwards (packet %d)"
                    .formatted(filter, subscribed.getAsLong());
        }
        Optional<WireEvent.Lost> lost = deliveries.lost(id);
        if (lost.isPresent()) {
            return lost(lost.get(), granted);
        }
        return rules.isEmpty() ? untold(client, filter) : waitingOrGone(client, granted);
    }

    /** A connection that stands repeats nothing [MQTT-4.4.0-1]. */
    private String lost(WireEvent.Lost lost, Packet.Filter granted) {
        return "did not get it: its PUBLISH was lost on purpose (event %d) "
                        .formatted(lost.number())
                + publication.qosBy(granted)
                + (isAtMostOnce(granted)
                        ? "; at QoS 0 it is not sent again"
                        : "; it is sent again only when it comes back to a persistent session");
    }

    /** A broker that stands elsewhere does not tell why. */
    private static String untold(ClientStatus client, String filter) {
        return client.address().isPresent()
                ? "was not sent it, though its filter %s matches; the broker does not tell why: it"
                                .formatted(filter)
                        + " may have refused the message, or the client may not read the topic"
                : "is offline, with the filter %s; whether it is kept for it only the broker knows"
                        .formatted(filter);
    }

    private String waitingOrGone(ClientStatus client, Packet.Filter granted) {
        int waiting = client.inFlight() + client.queued();
        if (client.address().isPresent()) {
            return "is connected, and has not been sent it yet; messages that wait for it: "
                    + waiting;
        }
        String qos = publication.qosBy(granted);
        if (isAtMostOnce(granted)) {
            return "missed it: it was offline, and nothing is kept for it " + qos;
        }
        return client.dropped() > 0
                ? "is offline, and its queue was full: it misses %d messages, this one probably"
                                .formatted(client.dropped())
                        + " among them"
                : "is offline and gets it when it returns, %s; messages that wait for it: %d"
                        .formatted(qos, waiting);
    }

    private boolean isAtMostOnce(Packet.Filter granted) {
        return Math.min(granted.qos(), publication.message().qos()) == 0;
    }

    /** The number of the SUBSCRIBE with the filter, if that came after the message only. */
    private OptionalLong subscribedAfterwards(String clientId, String filter) {
        if (pastOf(clientId).has(filter)) {
            return OptionalLong.empty();
        }
        return deliveries
                .answersOf(clientId, publication.event().number())
                .filter(seen -> asksFor(seen.packet(), filter))
                .mapToLong(WireEvent::number)
                .findFirst();
    }

    private static boolean asksFor(Packet packet, String filter) {
        return packet instanceof Packet.Subscribe subscribe
                && subscribe.filters().stream().anyMatch(one -> one.topicFilter().equals(filter));
    }
}
