package io.mqttplayground.broker;

import io.mqttplayground.broker.access.LoginDesk;
import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.connection.BrokerFailures;
import io.mqttplayground.broker.connection.ConnectionGuard;
import io.mqttplayground.broker.connection.MqttListener;
import io.mqttplayground.broker.moquette.LogLevels;
import io.mqttplayground.broker.moquette.Moquette;
import io.mqttplayground.broker.routing.WillGuard;
import io.mqttplayground.broker.session.Entrance;
import io.mqttplayground.broker.thread.Deaths;
import io.mqttplayground.broker.thread.Pulse;
import io.mqttplayground.broker.thread.WatchedClock;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.netty.channel.Channel;
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
    private final Deaths deaths;
    private final WatchedClock clock;
    private final WatchedClock pulse;
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
        reports = lasting.reports();
        failures = (what, cause) -> unlessStopping(() -> failed.report(what, cause));
        deaths = cause -> unlessStopping(() -> died.report(cause));
        LogLevels.set();
        clock = new WatchedClock("mqtt-clock", deaths);
        pulse = new WatchedClock("mqtt-pulse", deaths);
        moquette = new Moquette(clock, failures, deaths);
        lasting.onForgotten(moquette::forget);
        lasting.watch().begin(clock);
        Entrance entrance = lasting.sessions().open(clock);
        desk = loginDesk();
        desk.open(deaths::report);
        Guards guards = new Guards(lasting, desk, entrance, moquette, failures);
        listener = new MqttListener(limits, guards::addTo, failures);
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
