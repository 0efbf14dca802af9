package io.mqttplayground.broker.routing;

import io.mqttplayground.broker.access.ClientRules;
import io.mqttplayground.broker.access.Decision;
import io.mqttplayground.broker.connection.BrokerFailures;
import io.mqttplayground.broker.delivery.Message;
import io.mqttplayground.broker.routing.SubscriptionTree.Subscription;
import io.mqttplayground.broker.session.ClientSession;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.mqttplayground.topic.TopicName;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a message that a client publishes, be it a PUBLISH or its will: checked, retained
 * and taken to every session that subscribed to its topic, in that order and on the calling thread.
 * So the messages of one client come to each session in the order in which it sent them
 * [MQTT-4.6.0-5], and are there when this returns.
 *
 * <p>Moquette hands each message to the session's thread, which hands it to the connection's: that
 * took most of the work there is for a message, and its queues lose what does not fit in.
 */
public final class Publishing {

    private final SubscriptionTree<ClientSession> subscriptions;
    private final RetainedStore retained;
    private final Reports reports;
    private final BrokerFailures failures;

    public Publishing(
            SubscriptionTree<ClientSession> subscriptions,
            RetainedStore retained,
            Reports reports,
            BrokerFailures failures) {
        this.subscriptions = subscriptions;
        this.retained = retained;
        this.reports = reports;
        this.failures = failures;
    }

    /**
     * Publishes the message, or drops it and reports why.
     *
     * @param last the way of this client's message before
     * @return the way of this one
     */
    Route publish(Channel connection, Message message, Optional<Route> last) {
        ClientSession from = ClientSession.of(connection);
        Route route = route(from, message.topic(), last);
        if (route.denial().isPresent()) {
            reports.refused(Peer.of(connection), message.shown(), route.denial().get());
            return route;
        }
        if (message.retain() && !retained.update(message, from.holder().owner())) {
            String reason = "delivered, but not retained: " + retained.limit();
            reports.refused(Peer.of(connection), message.shown(), reason);
        }
        reports.accepted(message::shown);
        deliver(message, route.readers());
        return route;
    }

    private Route route(ClientSession from, String topic, Optional<Route> last) {
        long version = subscriptions.version();
        ClientRules rights = from.rights();
        if (last.isPresent() && last.get().holdsFor(topic, version, rights)) {
            return last.get();
        }
        Optional<String> denial = denial(rights, topic);
        return new Route(
                topic, version, rights, denial, denial.isEmpty() ? readers(topic) : List.of());
    }

    private static Optional<String> denial(ClientRules rights, String topic) {
        if (TopicName.isReserved(topic)) {
            return Optional.of("topics that start with $ are the broker's own (section 4.7.2)");
        }
        Decision decision = rights.mayWrite(topic);
        return decision.allowed() ? Optional.empty() : Optional.of(decision.toString());
    }

    /** A filter may be wider than what its client may read. */
    private List<Subscription<ClientSession>> readers(String topic) {
        List<Subscription<ClientSession>> readers = subscriptions.matching(topic);
        readers.removeIf(one -> !one.subscriber().rights().mayRead(topic).allowed());
        return readers;
    }

    private void deliver(Message message, List<Subscription<ClientSession>> readers) {
        Message passedOn = message.as(message.qos(), false); // [MQTT-3.3.1-9]
        for (Subscription<ClientSession> reader : readers) {
            passedOn = passedOn.as(Math.min(message.qos(), reader.qos()), false);
            deliver(reader.subscriber(), passedOn);
        }
    }

    /** What goes wrong for one subscriber is not the others' business, nor the publisher's. */
    private void deliver(ClientSession session, Message message) {
        try {
            enqueue(session, message);
        } catch (RuntimeException e) {
            failures.report("a message for " + session.clientId() + " was not delivered", e);
        }
    }

    /** Takes it to the session, or tells why not. */
    void enqueue(ClientSession session, Message message) {
        if (session.outbound().enqueue(message)) {
            session.backlog().grew();
        } else if (session.outbound().dropped() == 1) {
            reports.refused(
                    session.clientId(),
                    session.account(),
                    message.shown(),
                    "there is no more room for what waits for this client; the oldest are kept");
        }
    }
}
