package io.mqttplayground.broker.routing;

import io.moquette.broker.subscriptions.Subscription;
import io.mqttplayground.broker.connection.Faults;
import io.mqttplayground.broker.delivery.Message;
import io.mqttplayground.broker.session.ClientSession;
import io.mqttplayground.broker.session.Sessions;
import io.mqttplayground.link.Reports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a message to every session that subscribed to its topic, on the thread of the one who
 * published it: the messages of one client come to each session in the order in which it sent them
 * [MQTT-4.6.0-5], and are there when this returns.
 *
 * <p>Moquette hands each message to the session's thread, which hands it to the connection's: that
 * took most of the work there is for a message, and its queues lose what does not fit in.
 */
public final class Routing {

    private final SubscriptionTree subscriptions;
    private final Sessions sessions;
    private final Reports reports;
    private final Faults faults;

    public Routing(
            SubscriptionTree subscriptions, Sessions sessions, Reports reports, Faults faults) {
        this.subscriptions = subscriptions;
        this.sessions = sessions;
        this.reports = reports;
        this.faults = faults;
    }

    /** Routes the message; returns the sessions of those who subscribed to its topic. */
    List<ClientSession> route(Message message) {
        List<ClientSession> subscribers = new ArrayList<>();
        for (Subscription subscription : subscriptions.matching(message.topic())) {
            Optional<ClientSession> session = sessions.find(subscription.getClientId());
            if (session.isPresent()) {
                int granted = subscription.getRequestedQos().value();
                deliver(session.get(), message, Math.min(message.qos(), granted));
                subscribers.add(session.get());
            }
        }
        return subscribers;
    }

    /** What goes wrong for one subscriber is not the others' business, nor the publisher's. */
    private void deliver(ClientSession session, Message message, int qos) {
        try {
            // A filter may be wider than what its client may read.
            if (session.rights().mayRead(message.topic())) {
                enqueue(session, message.as(qos, false)); // [MQTT-3.3.1-9]
            }
        } catch (RuntimeException e) {
            faults.report("a message for " + session.clientId() + " was not delivered", e);
        }
    }

    private void enqueue(ClientSession session, Message message) {
        if (session.outbound().enqueue(message)) {
            session.backlog().grew();
        } else if (session.outbound().dropped() == 1) {
            reports.refused(
                    session.clientId(),
                    session.account(),
                    message.shown(),
                    "the queue of a client that is offline is full; the oldest are kept");
        }
    }
}
