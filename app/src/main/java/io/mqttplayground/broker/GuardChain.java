package io.mqttplayground.broker;

import io.mqttplayground.broker.access.LoginDesk;
import io.mqttplayground.broker.budget.Holder;
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
import io.mqttplayground.broker.delivery.DeliveryGuard;
import io.mqttplayground.broker.moquette.EdgeGuard;
import io.mqttplayground.broker.moquette.LogLevels;
import io.mqttplayground.broker.moquette.Moquette;
import io.mqttplayground.broker.moquette.ReadyGuard;
import io.mqttplayground.broker.routing.Publishing;
import io.mqttplayground.broker.routing.ReceivingGuard;
import io.mqttplayground.broker.routing.SubscribeGuard;
import io.mqttplayground.broker.routing.WillGuard;
import io.mqttplayground.broker.session.Entrance;
import io.mqttplayground.broker.session.SessionGuard;
import io.mqttplayground.broker.thread.Deaths;
import io.mqttplayground.broker.thread.Pulse;
import io.mqttplayground.broker.thread.WatchedClock;
import io.mqttplayground.link.ClosingTap;
import io.mqttplayground.link.DelayGuard;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.mqttplayground.link.TapToBroker;
import io.mqttplayground.link.TapToClient;
import io.mqttplayground.wire.Direction;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One broker: Moquette and the guards in front of it. */
final class GuardChain {

    /** A thread that gives no sign of life for so many is stuck. */
    private static final int BEATS = 20;

    private final Lasting lasting;
    private final Limits limits;
    private final Reports reports;
    private final BrokerFailures failures;
    private final LoginDesk desk;
    private final Connections connections;
    private final Deaths deaths;
    private final WatchedClock clock;
    private final WatchedClock pulse;
    private final Entrance entrance;
    private final Publishing publishing;
    private final Moquette moquette;
    private final MqttListener listener;
    private volatile boolean stopping;

    /**
     * @param failed is told of what must never happen; what fails because the chain stops is
     *     nothing
     * @param died is told when only a new chain helps
     */
    GuardChain(Lasting lasting, BrokerFailures failed, Deaths died) {
        this.lasting = lasting;
        limits = lasting.limits();
        connections = new Connections(limits);
        reports = lasting.reports();
        failures = (what, cause) -> unlessStopping(() -> failed.report(what, cause));
        deaths = cause -> unlessStopping(() -> died.report(cause));
        LogLevels.set();
        clock = new WatchedClock("mqtt-clock", deaths);
        pulse = new WatchedClock("mqtt-pulse", deaths);
        moquette = new Moquette(clock, failures, deaths);
        lasting.onForgotten(moquette::forget);
        lasting.watch().begin(clock);
        entrance = lasting.sessions().open(clock);
        desk = loginDesk();
        desk.open(deaths::report);
        publishing = new Publishing(lasting.subscriptions(), lasting.retained(), reports, failures);
        listener = new MqttListener(limits, this::addGuards, failures);
    }

    /** No more may wait than can be looked at while a connection may wait. */
    private LoginDesk loginDesk() {
        int guesses = limits.of(Limit.GUESSES);
        int waiting = Math.max(1, (int) limits.patience().connect().toSeconds() * guesses);
        return new LoginDesk(lasting.access(), Clock.systemUTC(), guesses, waiting);
    }

    private void unlessStopping(Runnable telling) {
        if (!stopping) {
            telling.run();
        }
    }

    /**
     * The order in which a packet from a client meets the guards; one for it, the other way. What
     * happens for every message stands in front of what happens for every connection.
     */
    private void addGuards(ChannelPipeline pipeline) {
        LinkFaults faults = lasting.linkFaults();
        Duration patience = limits.patience().connect();
        OrderGuard order = new OrderGuard();
        UnreadGuard unread = new UnreadGuard(order, limits.patience().unread());
        DeliveryGuard delivery = new DeliveryGuard(order, unread, this::nobodyLooks);
        pipeline.addLast(
                new TapToBroker(faults, reports),
                new TapToClient(faults, reports),
                new ConnectionGuard(lasting.budget(), connections, patience),
                delayGuard(order, Peer.of(pipeline.channel())),
                new LoginWait(patience),
                new ProtocolGuard(reports),
                new KeepAliveGuard(order),
                unread,
                order,
                new ReceivingGuard(publishing, lasting.watch(), order, this::nobodyLooks),
                delivery,
                new ClosingTap(reports),
                new LoginGuard(lasting.access(), desk, faults, reports),
                new PlaceGuard(connections, reports),
                new WillGuard(publishing, reports),
                new SessionGuard(entrance, moquette, order, delivery, reports, failures),
                new ReadyGuard(order, limits.patience().session(), failures),
                new SubscribeGuard(
                        lasting.subscriptions(), lasting.retained(), publishing, delivery, reports),
                new EdgeGuard(failures),
                moquette.handler());
    }

    private boolean nobodyLooks() {
        return !reports.isAnybodyLooking() && !lasting.linkFaults().isAny();
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
        return new DelayGuard(lasting.linkFaults(), brake, room);
    }

    /**
     * Binds the address and serves from then on.
     *
     * @return the bound TCP port
     * @throws IOException when it cannot be bound
     */
    int listen(InetSocketAddress address) throws IOException {
        listener.bind(address, deaths);
        Map<String, Executor> threads = new LinkedHashMap<>(listener.threads());
        threads.putAll(moquette.threads());
        threads.put("mqtt-clock", clock);
        Duration stuck = limits.patience().stuck();
        pulse.every(stuck.dividedBy(BEATS), new Pulse(threads, BEATS, deaths)::beat);
        clock.every(Duration.ofSeconds(1), listener::goOn);
        return listener.port();
    }

    MqttListener listener() {
        return listener;
    }

    Moquette moquette() {
        return moquette;
    }

    /** Does what is left to do for a connection whose thread does nothing more. */
    private void abandon(Channel connection) {
        reports.closed(Peer.of(connection));
        Optional.ofNullable(connection.pipeline().get(WillGuard.class))
                .ifPresent(guard -> guard.publishWill(connection));
        Optional.ofNullable(ConnectionGuard.holder(connection)).ifPresent(Holder::leave);
    }

    /** Closes the port and every connection, then ends the threads. */
    void stop() {
        stopping = true;
        desk.close();
        listener.close(this::abandon);
        moquette.stop();
        clock.shutdownNow();
        pulse.shutdownNow();
    }
}
