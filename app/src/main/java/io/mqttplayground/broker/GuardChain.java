package io.mqttplayground.broker;

import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.access.LoginThrottle;
import io.mqttplayground.broker.budget.Budget;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.connection.BrokerFailures;
import io.mqttplayground.broker.connection.ConnectionGuard;
import io.mqttplayground.broker.connection.Connections;
import io.mqttplayground.broker.connection.KeepAliveGuard;
import io.mqttplayground.broker.connection.LoginGuard;
import io.mqttplayground.broker.connection.LoginWait;
import io.mqttplayground.broker.connection.MqttListener;
import io.mqttplayground.broker.connection.OrderGuard;
import io.mqttplayground.broker.connection.PlaceGuard;
import io.mqttplayground.broker.connection.ProtocolGuard;
import io.mqttplayground.broker.connection.UnreadGuard;
import io.mqttplayground.broker.delivery.BacklogWatch;
import io.mqttplayground.broker.delivery.DeliveryGuard;
import io.mqttplayground.broker.moquette.EdgeGuard;
import io.mqttplayground.broker.moquette.LogLevels;
import io.mqttplayground.broker.moquette.Moquette;
import io.mqttplayground.broker.moquette.ReadyGuard;
import io.mqttplayground.broker.routing.Publishing;
import io.mqttplayground.broker.routing.ReceivingGuard;
import io.mqttplayground.broker.routing.RetainedStore;
import io.mqttplayground.broker.routing.SubscribeGuard;
import io.mqttplayground.broker.routing.SubscriptionTree;
import io.mqttplayground.broker.routing.WillGuard;
import io.mqttplayground.broker.session.ClientSession;
import io.mqttplayground.broker.session.SessionGuard;
import io.mqttplayground.broker.session.Sessions;
import io.mqttplayground.link.ClosingTap;
import io.mqttplayground.link.DelayGuard;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.mqttplayground.link.TapToBroker;
import io.mqttplayground.link.TapToClient;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Wire;
import io.netty.channel.ChannelPipeline;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** One broker: Moquette and the guards in front of it. */
final class GuardChain {

    /**
     * What outlives a chain.
     *
     * @param retained the messages that are kept
     * @param linkFaults the faults that the learner sets
     */
    record Shared(
            Limits limits,
            Budget budget,
            AccessControl access,
            RetainedStore retained,
            LinkFaults linkFaults,
            Wire wire) {}

    private final Shared shared;
    private final Limits limits;
    private final Reports reports;
    private final BrokerFailures failures;
    private final LoginThrottle throttle = new LoginThrottle(Clock.systemUTC());
    private final Connections connections;
    private final SubscriptionTree<ClientSession> subscriptions = new SubscriptionTree<>();
    private final BacklogWatch watch;
    private final Sessions sessions;
    private final Publishing publishing;
    private final Moquette moquette;
    private final MqttListener listener;
    private volatile boolean stopping;

    /**
     * @param told is told of what must never happen; what fails because the chain stops is nothing
     * @param threadDied is told when only a new chain helps
     */
    GuardChain(Shared shared, BrokerFailures told, Consumer<Throwable> threadDied) {
        this.shared = shared;
        limits = shared.limits();
        connections = new Connections(limits);
        reports = new Reports(shared.wire());
        failures = (what, cause) -> unlessStopping(() -> told.report(what, cause));
        LogLevels.set();
        moquette = new Moquette(failures, cause -> unlessStopping(() -> threadDied.accept(cause)));
        watch = new BacklogWatch(limits, failures);
        sessions = new Sessions(limits, shared.access(), watch, shared.budget(), this::forget);
        publishing = new Publishing(subscriptions, shared.retained(), reports, failures);
        listener = new MqttListener(limits, this::addGuards);
    }

    private void unlessStopping(Runnable telling) {
        if (!stopping) {
            telling.run();
        }
    }

    private void forget(ClientSession session) {
        session.subscriptions().filters().forEach(filter -> subscriptions.remove(filter, session));
        moquette.forget(session.clientId());
    }

    /**
     * The order in which a packet from a client meets the guards; one for it, the other way. What
     * happens for every message stands in front of what happens for every connection.
     */
    private void addGuards(ChannelPipeline pipeline) {
        LinkFaults faults = shared.linkFaults();
        Duration patience = limits.patience().connect();
        OrderGuard order = new OrderGuard();
        UnreadGuard unread = new UnreadGuard(order, limits.patience().unread());
        DeliveryGuard delivery = new DeliveryGuard(order, unread);
        pipeline.addLast(
                new TapToBroker(faults, reports),
                new TapToClient(faults, reports),
                new ConnectionGuard(shared.budget(), connections, patience),
                delayGuard(order, Peer.of(pipeline.channel())),
                new LoginWait(patience),
                new ProtocolGuard(reports),
                new KeepAliveGuard(order),
                unread,
                order,
                new ReceivingGuard(publishing, watch, order),
                delivery,
                new ClosingTap(reports),
                new LoginGuard(shared.access(), throttle, faults, reports),
                new PlaceGuard(connections, reports),
                new WillGuard(publishing, reports),
                new SessionGuard(sessions, moquette, order, delivery, reports, failures),
                new ReadyGuard(order, limits.patience().session(), failures),
                new SubscribeGuard(subscriptions, shared.retained(), publishing, delivery, reports),
                new EdgeGuard(failures),
                moquette.handler());
    }

    private DelayGuard delayGuard(OrderGuard order, Peer peer) {
        long room = limits.of(Limit.BACKLOG_BYTES);
        DelayGuard.Brake brake =
                (way, full) -> {
                    if (way == Direction.TO_BROKER) {
                        order.pause(OrderGuard.Pause.LINK, full);
                    } else if (full) {
                        peer.close("more than %,d bytes wait behind its delay".formatted(room));
                    }
                };
        return new DelayGuard(shared.linkFaults(), brake, room);
    }

    /** Its TCP port, which nobody has bound yet. */
    MqttListener listener() {
        return listener;
    }

    Sessions sessions() {
        return sessions;
    }

    Moquette moquette() {
        return moquette;
    }

    /** Closes the port and every connection, then ends the threads. */
    void stop() {
        stopping = true;
        watch.stop();
        listener.close();
        moquette.stop();
        sessions.stop();
    }
}
