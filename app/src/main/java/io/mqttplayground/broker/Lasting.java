package io.mqttplayground.broker;

import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.budget.Budget;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.connection.BrokerFailures;
import io.mqttplayground.broker.delivery.BacklogWatch;
import io.mqttplayground.broker.routing.RetainedStore;
import io.mqttplayground.broker.routing.SubscriptionTree;
import io.mqttplayground.broker.session.ClientSession;
import io.mqttplayground.broker.session.Sessions;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.Reports;
import io.mqttplayground.wire.Wire;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What outlives a chain of guards: sessions and what waits in them, subscriptions, retained
 * messages, and what all of them may take.
 */
final class Lasting {

    private final Limits limits;
    private final Budget budget;
    private final AccessControl access;
    private final Reports reports;
    private final LinkFaults linkFaults;
    private final RetainedStore retained;
    private final BacklogWatch watch;
    private final SubscriptionTree<ClientSession> subscriptions = new SubscriptionTree<>();
    private final Sessions sessions;
    private volatile Consumer<String> forgetter = clientId -> {};

    /**
     * @param linkFaults the faults that the learner sets
     */
    Lasting(
            Limits limits,
            Budget budget,
            AccessControl access,
            LinkFaults linkFaults,
            Wire wire,
            BrokerFailures failures) {
        this.limits = limits;
        this.budget = budget;
        this.access = access;
        this.linkFaults = linkFaults;
        this.reports = new Reports(wire);
        this.retained = new RetainedStore(limits, budget, Clock.systemUTC());
        this.watch = new BacklogWatch(limits, failures);
        var terms = new ClientSession.Terms(access, limits, watch, budget);
        this.sessions = new Sessions(terms, this::forget);
    }

    private void forget(ClientSession session, Optional<String> why) {
        why.ifPresent(reason -> reports.ended(session.clientId(), session.account(), reason));
        session.subscriptions().filters().forEach(filter -> subscriptions.remove(filter, session));
        forgetter.accept(session.clientId());
    }

    /** Has the client identifier of each session that ends from now on. */
    void onForgotten(Consumer<String> other) {
        forgetter = other;
    }

    Limits limits() {
        return limits;
    }

    Budget budget() {
        return budget;
    }

    AccessControl access() {
        return access;
    }

    LinkFaults linkFaults() {
        return linkFaults;
    }

    Reports reports() {
        return reports;
    }

    RetainedStore retained() {
        return retained;
    }

    BacklogWatch watch() {
        return watch;
    }

    SubscriptionTree<ClientSession> subscriptions() {
        return subscriptions;
    }

    Sessions sessions() {
        return sessions;
    }
}
