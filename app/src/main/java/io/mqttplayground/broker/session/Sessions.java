package io.mqttplayground.broker.session;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;

import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.delivery.BacklogWatch;
import io.mqttplayground.link.ClientStatus;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Who has a session and who waits for it. */
    private static final class Tenancy {
        private SessionGuard holder;
        private SessionGuard next;
    }

    private final Map<String, ClientSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, Tenancy> tenancies = new HashMap<>();
    private final Limits limits;
    private final AccessControl access;
    private final BacklogWatch watch;
    private final Consumer<ClientSession> ended;

    /**
     * @param ended is told of each session that is no more
     */
    public Sessions(
            Limits limits,
            AccessControl access,
            BacklogWatch watch,
            Consumer<ClientSession> ended) {
        this.limits = limits;
        this.access = access;
        this.watch = watch;
        this.ended = ended;
    }

    /** Admits the connection, at once or when its predecessor has ended, or rejects it. */
    synchronized void enter(SessionGuard tenant) {
        String clientId = tenant.peer().clientId();
        ClientSession known = sessions.get(clientId);
        int most = limits.connections() * PER_CONNECTION;
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
        Tenancy tenancy = tenancies.computeIfAbsent(clientId, absent -> new Tenancy());
        if (tenancy.holder == null) {
            tenancy.holder = tenant;
            tenant.admitted(sessionFor(tenant, known));
            return;
        }
        SessionGuard overtaken = tenancy.next == null ? tenancy.holder : tenancy.next;
        tenancy.next = tenant;
        tenant.waits(limits.patience().session());
        overtaken.takenOver();
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
                new ClientSession(tenant.peer(), tenant.isClean(), access, limits, watch);
        sessions.put(made.clientId(), made);
        return made;
    }

    private void remove(ClientSession session) {
        sessions.remove(session.clientId());
        session.backlog().end();
        ended.accept(session);
    }

    /** The connection has wholly ended, or gave up waiting. */
    synchronized void leave(SessionGuard tenant) {
        String clientId = tenant.peer().clientId();
        Tenancy tenancy = tenancies.get(clientId);
        if (tenancy == null || tenancy.holder != tenant) {
            if (tenancy != null && tenancy.next == tenant) {
                tenancy.next = null;
            }
            return;
        }
        SessionGuard next = tenancy.next;
        tenancies.remove(clientId);
        if (sessions.get(clientId).endsWithConnection()) {
            remove(sessions.get(clientId));
        }
        if (next != null) {
            enter(next);
        }
    }

    /** Ends the sessions that are meant, kept ones too, and closes their connections. */
    public synchronized void end(Predicate<ClientSession> meant, String reason) {
        for (ClientSession session : List.copyOf(sessions.values())) {
            if (meant.test(session)) {
                session.endWithConnection();
                session.cut(reason);
                if (!tenancies.containsKey(session.clientId())) {
                    remove(session);
                }
            }
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

    /** How each stands, by client identifier. */
    public List<ClientStatus> statuses() {
        return sessions.values().stream()
                .map(ClientSession::status)
                .sorted(Comparator.comparing(ClientStatus::clientId))
                .toList();
    }
}
