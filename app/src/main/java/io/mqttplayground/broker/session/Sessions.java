package io.mqttplayground.broker.session;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The sessions of one broker by client identifier. At most one connection at a time has a session:
 * one that takes it over [MQTT-3.1.4-2] is let in when the one before has wholly ended, down to
 * Moquette's last task for it. Moquette alone can give the new connection's session to the old one.
 */
public final class Sessions {

    /** A connection that wants a session. */
    interface Tenant {

        Login login();

        /** The session is its own from now on. */
        void admitted(ClientSession session);

        /**
         * It gets no session.
         *
         * @param code of the CONNACK (section 3.2.2.3)
         */
        void rejected(MqttConnectReturnCode code, String reason);

        /** Another connection takes over; this one must end. */
        void takenOver();
    }

    /** Who has a session and who waits for it. */
    private static final class Tenancy {
        private Tenant holder;
        private Tenant next;
    }

    private final Map<String, ClientSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, Tenancy> tenancies = new HashMap<>();
    private final Function<Login, ClientSession> making;
    private final Consumer<String> forget;
    private final int most;

    /**
     * @param most sessions, those of clients that are away included
     * @param making makes a session
     * @param forget makes Moquette forget the session of a client identifier, later but in order
     */
    public Sessions(int most, Function<Login, ClientSession> making, Consumer<String> forget) {
        this.most = most;
        this.making = making;
        this.forget = forget;
    }

    /** Admits the connection, at once or when its predecessor has ended, or rejects it. */
    synchronized void enter(Tenant tenant) {
        String clientId = tenant.login().clientId();
        ClientSession known = sessions.get(clientId);
        if (known != null && !known.account().equals(tenant.login().account())) {
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
            tenant.admitted(sessionFor(tenant.login(), known));
            return;
        }
        Tenant overtaken = tenancy.next == null ? tenancy.holder : tenancy.next;
        tenancy.next = tenant;
        overtaken.takenOver();
    }

    /** [MQTT-3.1.2-4], [MQTT-3.1.2-6]: the one that was kept, or one without a past. */
    private ClientSession sessionFor(Login login, ClientSession known) {
        if (known != null && !login.cleanSession()) {
            return known;
        }
        forget.accept(login.clientId());
        ClientSession made = making.apply(login);
        sessions.put(login.clientId(), made);
        return made;
    }

    /** The connection has wholly ended, or gave up waiting. */
    synchronized void leave(Tenant tenant) {
        String clientId = tenant.login().clientId();
        Tenancy tenancy = tenancies.get(clientId);
        if (tenancy == null || tenancy.holder != tenant) {
            if (tenancy != null && tenancy.next == tenant) {
                tenancy.next = null;
            }
            return;
        }
        Tenant next = tenancy.next;
        tenancies.remove(clientId);
        if (sessions.get(clientId).endsWithConnection()) {
            sessions.remove(clientId);
            forget.accept(clientId);
        }
        if (next != null) {
            enter(next);
        }
    }

    /** Ends sessions: at once, or with the connection that still has one. */
    public synchronized void end(Predicate<ClientSession> meant) {
        for (ClientSession session : List.copyOf(sessions.values())) {
            if (meant.test(session)) {
                session.endWithConnection();
                if (!tenancies.containsKey(session.clientId())) {
                    sessions.remove(session.clientId());
                    forget.accept(session.clientId());
                }
            }
        }
    }

    public Optional<ClientSession> find(String clientId) {
        return Optional.ofNullable(sessions.get(clientId));
    }

    public Collection<ClientSession> all() {
        return sessions.values();
    }
}
