package io.mqttplayground.broker.session;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;

import io.mqttplayground.broker.thread.WatchedClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the connections of one chain of guards get their sessions. At most one at a time has a
 * session: one that takes it over [MQTT-3.1.4-2] is let in when the one before has wholly ended,
 * down to Moquette's last task for it. Moquette alone can give the new connection's session to the
 * old one.
 *
 * <p>It is closed when there is another: nobody comes or goes here then.
 */
public final class Entrance {

    private static final String NO_ROOM = "there is no memory left for a session of its owner";

    private final Map<String, SessionGuard> holders = new HashMap<>();
    private final Map<String, SessionGuard> successors = new HashMap<>();
    private final Sessions sessions;
    private final Duration patience;
    private final WatchedClock clock;

    /**
     * @param patience for a connection that is taken over
     * @param clock for what is done later
     */
    Entrance(Sessions sessions, Duration patience, WatchedClock clock) {
        this.sessions = sessions;
        this.patience = patience;
        this.clock = clock;
    }

    /** Admits the connection, at once or when its predecessor has ended, or rejects it. */
    void enter(SessionGuard tenant) {
        synchronized (sessions) {
            if (sessions.isOpen(this)) {
                decide(tenant);
            }
        }
    }

    private void decide(SessionGuard tenant) {
        String clientId = tenant.peer().clientId();
        if (isOthers(clientId, tenant.peer().account())) {
            tenant.rejected(
                    CONNECTION_REFUSED_IDENTIFIER_REJECTED,
                    "the client identifier " + clientId + " is another account's");
        } else if (holders.putIfAbsent(clientId, tenant) == null) {
            admit(tenant);
        } else {
            takeOver(clientId, tenant);
        }
    }

    /** Whether an account has it, or waits for it, and not this one. */
    private boolean isOthers(String clientId, Optional<String> account) {
        SessionGuard successor = successors.get(clientId);
        Optional<String> has =
                successor == null
                        ? sessions.find(clientId).flatMap(ClientSession::account)
                        : successor.peer().account();
        return has.isPresent() && !has.equals(account);
    }

    private void admit(SessionGuard tenant) {
        sessions.sessionFor(tenant)
                .ifPresentOrElse(
                        tenant::admitted,
                        () -> {
                            holders.remove(tenant.peer().clientId());
                            tenant.rejected(CONNECTION_REFUSED_SERVER_UNAVAILABLE, NO_ROOM);
                        });
    }

    private void takeOver(String clientId, SessionGuard tenant) {
        sessions.find(clientId)
                .filter(session -> !tenant.isOfSameAccount(session))
                .ifPresent(session -> session.endWithConnection(Sessions.TAKEN));
        SessionGuard before = successors.put(clientId, tenant);
        tenant.waits(patience);
        (before == null ? holders.get(clientId) : before).takenOver();
    }

    /** The connection has wholly ended, or gave up waiting. */
    void leave(SessionGuard tenant) {
        synchronized (sessions) {
            if (sessions.isOpen(this)) {
                remove(tenant);
            }
        }
    }

    private void remove(SessionGuard tenant) {
        String clientId = tenant.peer().clientId();
        if (!holders.remove(clientId, tenant)) {
            successors.remove(clientId, tenant);
            return;
        }
        SessionGuard next = successors.remove(clientId);
        sessions.find(clientId)
                .filter(session -> next == null || session.endsWithConnection())
                .ifPresent(sessions::connectionEnded);
        if (next != null) {
            decide(next);
        }
    }

    /** Whether the session is this connection's. */
    boolean isHolder(SessionGuard tenant) {
        synchronized (sessions) {
            return sessions.isOpen(this) && holders.get(tenant.peer().clientId()) == tenant;
        }
    }

    /** Whether a connection has the session of that client identifier. */
    boolean isUsed(String clientId) {
        return holders.containsKey(clientId);
    }

    /** Runs the task on a thread of its own, while this is open. Any thread. */
    void later(Runnable task) {
        clock.execute(task);
    }
}
