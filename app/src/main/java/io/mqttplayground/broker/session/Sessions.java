package io.mqttplayground.broker.session;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;

import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.budget.Budget;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.delivery.BacklogWatch;
import io.mqttplayground.link.ClientStatus;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The sessions of one broker by client identifier. At most one connection at a time has a session:
 * one that takes it over [MQTT-3.1.4-2] is let in when the one before has wholly ended, down to
 * Moquette's last task for it. Moquette alone can give the new connection's session to the old one.
 */
public final class Sessions {

    /** Of clients that are away, there may be as many as of those that are connected. */
    private static final int PER_CONNECTION = 2;

    private final Map<String, ClientSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, SessionGuard> holders = new HashMap<>();
    private final Map<String, SessionGuard> successors = new HashMap<>();
    private final Limits limits;
    private final AccessControl access;
    private final BacklogWatch watch;
    private final Budget budget;
    private final Consumer<ClientSession> ended;
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(
                    1,
                    new DefaultThreadFactory("mqtt-kept", true),
                    new ThreadPoolExecutor.DiscardPolicy());

    /**
     * @param ended is told of each session that is no more
     */
    public Sessions(
            Limits limits,
            AccessControl access,
            BacklogWatch watch,
            Budget budget,
            Consumer<ClientSession> ended) {
        this.limits = limits;
        this.access = access;
        this.watch = watch;
        this.budget = budget;
        this.ended = ended;
    }

    /** Admits the connection, at once or when its predecessor has ended, or rejects it. */
    synchronized void enter(SessionGuard tenant) {
        String clientId = tenant.peer().clientId();
        ClientSession known = sessions.get(clientId);
        int most = limits.of(Limit.CONNECTIONS) * PER_CONNECTION;
        if (known != null && !known.account().equals(tenant.peer().account())) {
            tenant.rejected(
                    CONNECTION_REFUSED_IDENTIFIER_REJECTED,
                    "the client identifier " + clientId + " is another account's");
            return;
        }
        if (known == null && sessions.size() >= most) {
            tenant.rejected(
                    CONNECTION_REFUSED_SERVER_UNAVAILABLE,
                    "the broker keeps %,d sessions".formatted(most));
            return;
        }
        SessionGuard holder = holders.putIfAbsent(clientId, tenant);
        if (holder == null) {
            tenant.admitted(sessionFor(tenant, known));
            return;
        }
        SessionGuard before = successors.put(clientId, tenant);
        tenant.waits(limits.patience().session());
        (before == null ? holder : before).takenOver();
    }

    /** [MQTT-3.1.2-4], [MQTT-3.1.2-6]: the one that was kept, or one without a past. */
    private ClientSession sessionFor(SessionGuard tenant, ClientSession known) {
        if (known != null && !tenant.isClean()) {
            return known;
        }
        if (known != null) {
            remove(known);
        }
        ClientSession made =
                new ClientSession(
                        tenant.peer(),
                        tenant.isClean(),
                        access,
                        limits,
                        watch,
                        budget,
                        this::letGo);
        sessions.put(made.clientId(), made);
        return made;
    }

    private void remove(ClientSession session) {
        sessions.remove(session.clientId());
        session.outbound().end();
        session.holder().leave();
        ended.accept(session);
    }

    /** The connection has wholly ended, or gave up waiting. */
    synchronized void leave(SessionGuard tenant) {
        String clientId = tenant.peer().clientId();
        if (!holders.remove(clientId, tenant)) {
            successors.remove(clientId, tenant);
            return;
        }
        if (sessions.get(clientId).endsWithConnection()) {
            remove(sessions.get(clientId));
        }
        SessionGuard next = successors.remove(clientId);
        if (next != null) {
            enter(next);
        }
    }

    /** Ends the sessions that are meant, kept ones too, and closes their connections. */
    public synchronized void end(Predicate<ClientSession> meant, String reason) {
        sessions.values().stream().filter(meant).toList().forEach(one -> end(one, reason));
    }

    /** Later, on a thread of its own: whoever finds out may be any thread, and hold any lock. */
    private void letGo(ClientSession session, String reason) {
        clock.execute(() -> endIfThere(session, reason));
    }

    private synchronized void endIfThere(ClientSession session, String reason) {
        if (sessions.get(session.clientId()) == session) {
            end(session, reason);
        }
    }

    private void end(ClientSession session, String reason) {
        session.endWithConnection();
        session.cut(reason);
        if (!holders.containsKey(session.clientId())) {
            remove(session);
        }
    }

    /**
     * Closes a client's connection; its will is published.
     *
     * @return whether it was connected
     */
    public boolean cut(String clientId, String reason) {
        ClientSession session = sessions.get(clientId);
        return session != null && session.cut(reason);
    }

    /** Ends its thread. */
    public void stop() {
        clock.shutdownNow();
    }

    /** How each stands, by client identifier. */
    public List<ClientStatus> statuses() {
        return sessions.values().stream()
                .map(ClientSession::status)
                .sorted(Comparator.comparing(ClientStatus::clientId))
                .toList();
    }
}
