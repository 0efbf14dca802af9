package io.mqttplayground.command.why;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.Decision;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what became of a message for one client: from its packets, its session as it stands and
 * the access rules.
 *
 * @param session empty when it has none
 * @param rules who may read what; empty when the broker does not tell
 */
record Recipient(
        Publication publication,
        ClientPast past,
        Optional<ClientStatus> session,
        Optional<AccessRules> rules) {

    /**
     * What became of the message.
     *
     * @param arrived whether the client has it, as far as anybody but the client can know
     * @param text what became of it and why, in words that follow the client's name
     */
    record Delivery(String clientId, boolean arrived, String text) {}

    /** The clients that have a session, and then those that were seen before. */
    static List<Recipient> all(Publication message, List<WireEvent> events, BrokerLink broker) {
        Optional<AccessRules> rules = broker.embedded().map(EmbeddedBroker::accessRules);
        Map<String, Optional<ClientStatus>> clients = new LinkedHashMap<>();
        broker.sessions().get().forEach(one -> clients.put(one.clientId(), Optional.of(one)));
        events.forEach(one -> clients.putIfAbsent(one.clientId(), Optional.empty()));
        List<Recipient> all = new ArrayList<>();
        clients.forEach(
                (clientId, session) -> {
                    ClientPast past = new ClientPast(message, clientId, events);
                    all.add(new Recipient(message, past, session, rules));
                });
        return all;
    }

    String clientId() {
        return past.clientId();
    }

    /** Whether it is there, and the message does not concern it. */
    boolean isUntouched() {
        return session.isPresent() && delivery().isEmpty();
    }

    /** Empty when the client has, or had, no matching filter and was not sent the message. */
    Optional<Delivery> delivery() {
        Optional<Packet.Filter> granted =
                session.flatMap(now -> Packet.Filter.highest(now.subscriptions(), topic()));
        Optional<String> notSent =
                session.isEmpty()
                        ? past.missed()
                        : granted.map(filter -> whyNotSent(session.get(), filter));
        return past.sent()
                .map(seen -> new Delivery(clientId(), past.hasArrived(), sent(seen, granted)))
                .or(() -> notSent.map(text -> new Delivery(clientId(), false, text)));
    }

    private String topic() {
        return publication.message().topic();
    }

    private String sent(WireEvent.PacketSeen seen, Optional<Packet.Filter> now) {
        Packet.Publish packet = (Packet.Publish) seen.packet();
        String why =
                past.filterThen(now)
                        .map(publication::qosBy)
                        .orElse("at QoS " + packet.qos() + "; its filter is not known any more");
        String again = packet.dup() ? ", again with DUP=1 " : " ";
        return arrival(packet).formatted(seen.number()) + again + why;
    }

    private String arrival(Packet.Publish packet) {
        if (!past.hasArrived()) {
            return "was sent it (packet %d) and has not acknowledged it";
        }
        return packet.retain()
                ? "got it as retained message when it subscribed (packet %d)"
                : "got it (packet %d)";
    }

    private String whyNotSent(ClientStatus client, Packet.Filter granted) {
        String filter = granted.topicFilter();
        Optional<Decision> denied =
                rules.map(known -> known.forClient(client.account(), clientId()))
                        .map(own -> own.mayRead(topic()))
                        .filter(decision -> !decision.allowed());
        if (denied.isPresent()) {
            return "did not get it: its filter %s matches, but it may not read the topic, %s"
                    .formatted(filter, denied.get());
        }
        Optional<Long> subscribed = past.subscribedAfterwards(filter);
        if (subscribed.isPresent()) {
            return "did not get it: it subscribed to %s only afterwards (packet %d)"
                    .formatted(filter, subscribed.get());
        }
        if (past.lost().isPresent()) {
            return lost(past.lost().get(), granted);
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
}
