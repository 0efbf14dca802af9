package io.mqttplayground.broker.routing;

import io.mqttplayground.broker.access.Decision;
import io.mqttplayground.broker.connection.BrokerFailures;
import io.mqttplayground.broker.delivery.Message;
import io.mqttplayground.broker.session.ClientSession;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.mqttplayground.topic.TopicName;
import io.netty.channel.Channel;
import java.util.ArrayList;
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

    /** Publishes the message, or drops it and reports why; returns the sessions it went to. */
    List<ClientSession> publish(Channel connection, Message message) {
        Peer from = Peer.of(connection);
        ClientSession session = ClientSession.of(connection);
        Optional<String> denial = denial(session, message.topic());
        if (denial.isPresent()) {
            reports.refused(from, message.shown(), denial.get());
            return List.of();
        }
        if (message.retain() && !retained.update(message, session.holder().owner())) {
            String reason = "delivered, but not retained: " + retained.limit();
            reports.refused(from, message.shown(), reason);
        }
        reports.accepted(message::shown);
        return route(message);
    }

    private static Optional<String> denial(ClientSession from, String topic) {
        if (TopicName.isReserved(topic)) {
            return Optional.of("topics that start with $ are the broker's own (section 4.7.2)");
        }
        Decision decision = from.rights().mayWrite(topic);
        return decision.allowed() ? Optional.empty() : Optional.of(decision.toString());
    }

    private List<ClientSession> route(Message message) {
        List<ClientSession> subscribers = new ArrayList<>();
        for (var subscription : subscriptions.matching(message.topic())) {
            ClientSession session = subscription.subscriber();
            deliver(session, message, Math.min(message.qos(), subscription.qos()));
            subscribers.add(session);
        }
        return subscribers;
    }

    /** What goes wrong for one subscriber is not the others' business, nor the publisher's. */
    private void deliver(ClientSession session, Message message, int qos) {
        try {
            // A filter may be wider than what its client may read.
            if (session.rights().mayRead(message.topic()).allowed()) {
                enqueue(session, message.as(qos, false)); // [MQTT-3.3.1-9]
            }
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
