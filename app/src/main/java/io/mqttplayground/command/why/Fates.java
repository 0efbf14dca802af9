package io.mqttplayground.command.why;

import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.Decision;
import io.mqttplayground.command.broker.KnownState;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.Publication;
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
final class Fates {

    private final Publication publication;
    private final List<WireEvent> events;
    private final List<ClientStatus> clients;
    private final Optional<AccessRules> rules;
    private final Deliveries deliveries;

    Fates(Publication publication, List<WireEvent> events, KnownState known) {
        this.publication = publication;
        this.events = events;
        this.clients = known.clients();
        this.rules = known.rules();
        this.deliveries = new Deliveries(publication, events);
    }

    /** One for each client that has a matching filter or was sent the message. */
    List<Fate> all() {
        List<Fate> fates = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        for (ClientStatus client : clients) {
            known.add(client.clientId());
            of(client).ifPresent(fates::add);
        }
        events.stream()
                .map(WireEvent::clientId)
                .filter(clientId -> !known.contains(clientId))
                .distinct()
                .flatMap(gone -> ofOneWithoutSession(gone).stream())
                .forEach(fates::add);
        return fates;
    }

    /** The clients that have no filter for the topic and were not sent the message. */
    List<String> untouched() {
        return clients.stream()
                .filter(client -> of(client).isEmpty())
                .map(ClientStatus::clientId)
                .toList();
    }

    private Optional<Fate> of(ClientStatus client) {
        Optional<Packet.Filter> granted = Packet.Filter.highest(client.subscriptions(), topic());
        Optional<Fate> sent = deliveries.sent(client.clientId(), granted);
        return sent.isPresent() ? sent : granted.map(filter -> notSent(client, filter));
    }

    private Optional<Fate> ofOneWithoutSession(String clientId) {
        Optional<Fate> sent = deliveries.sent(clientId, Optional.empty());
        return sent.isPresent() ? sent : pastOf(clientId).broken(topic());
    }

    private PastSubscriptions pastOf(String clientId) {
        return PastSubscriptions.of(clientId, events, publication.event().number());
    }

    private String topic() {
        return publication.message().topic();
    }

    private Fate notSent(ClientStatus client, Packet.Filter granted) {
        String id = client.clientId();
        Optional<Decision> decision =
                rules.map(known -> known.forClient(client.account(), id).mayRead(topic()));
        if (decision.isPresent() && !decision.get().allowed()) {
            return new Fate.NoRight(id, granted, decision.get().toString());
        }
        OptionalLong subscribed = subscribedAfterwards(id, granted.topicFilter());
        if (subscribed.isPresent()) {
            return new Fate.TooLate(id, granted, subscribed.getAsLong());
        }
        Optional<Fate> lost = deliveries.lost(id, granted);
        if (lost.isPresent()) {
            return lost.get();
        }
        if (rules.isEmpty()) {
            return new Fate.Untold(id, granted, client.address().isPresent());
        }
        int waiting = client.inFlight() + client.queued();
        if (client.address().isPresent()) {
            return new Fate.Waiting(id, granted, waiting);
        }
        if (Math.min(granted.qos(), publication.message().qos()) == 0) {
            return new Fate.Missed(id, granted);
        }
        return client.dropped() > 0
                ? new Fate.NoRoom(id, granted, client.dropped())
                : new Fate.Queued(id, granted, waiting);
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
