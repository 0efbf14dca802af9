package io.mqttplayground.broker.session;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;

import io.mqttplayground.broker.thread.WatchedClock;
import io.mqttplayground.link.ClientStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The sessions of one broker by client identifier. At most one connection at a time has a session:
 * one that takes it over [MQTT-3.1.4-2] is let in when the one before has wholly ended, down to
 * Moquette's last task for it. Moquette alone can give the new connection's session to the old one.
 *
 * <p>A client identifier is its account's. One that is not used with an account can be taken over
 * by one, and is new then; nothing is inherited.
 */
public final class Sessions {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final String TAKEN = "an account took over its client identifier";
    private static final String NO_ROOM = "there is no memory left for a session of its owner";

    private final Map<String, ClientSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, SessionGuard> holders = new HashMap<>();
    private final Map<String, SessionGuard> successors = new HashMap<>();
    private final KeptSessions kept;
    private final ClientSession.Terms terms;
    private final BiConsumer<ClientSession, Optional<String>> ended;
    private volatile Entrance entrance;

    /**
     * @param ended is told of each session that is no more, and why, if its client did not want it
     *     so
     */
    public Sessions(ClientSession.Terms terms, BiConsumer<ClientSession, Optional<String>> ended) {
        this.terms = terms;
        this.ended = ended;
        this.kept =
                new KeptSessions(
                        terms.limits(),
                        Clock.systemUTC(),
                        (session, why) -> remove(session, Optional.of(why)));
    }

    /** The way in for the connections of one chain of guards, while that serves. */
    public final class Entrance {

        private final WatchedClock clock;

        private Entrance(WatchedClock clock) {
            this.clock = clock;
        }

        void enter(SessionGuard tenant) {
            ifOpen(() -> Sessions.this.enter(tenant));
        }

        void leave(SessionGuard tenant) {
            ifOpen(() -> Sessions.this.leave(tenant));
        }

        private void ifOpen(Runnable task) {
            synchronized (Sessions.this) {
                if (entrance == this) {
                    task.run();
                }
            }
        }

        /** Whether the session of its client identifier is this connection's. */
        boolean isHolder(SessionGuard tenant) {
            synchronized (Sessions.this) {
                return entrance == this && holders.get(tenant.peer().clientId()) == tenant;
            }
        }
    }

    /**
     * Opens another way in, and closes the one before: its connections are over, and the sessions
     * end that end with them. The others are kept.
     *
     * @param clock for what is done later
     */
    public synchronized Entrance open(WatchedClock clock) {
        holders.clear();
        successors.clear();
        entrance = new Entrance(clock);
        List.copyOf(sessions.values()).forEach(this::hangUp);
        clock.every(LOOK_EVERY, this::expire);
        return entrance;
    }

    private void hangUp(ClientSession session) {
        session.hangUp();
        if (session.endsWithConnection()) {
            remove(session, session.whyItEnds());
        } else {
            kept.add(session);
        }
    }

    /** Admits the connection, at once or when its predecessor has ended, or rejects it. */
    private void enter(SessionGuard tenant) {
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

    private void takeOver(String clientId, SessionGuard tenant) {
        if (!isSame(tenant, sessions.get(clientId))) {
            sessions.get(clientId).endWithConnection(TAKEN);
        }
        SessionGuard before = successors.put(clientId, tenant);
        tenant.waits(terms.limits().patience().session());
        (before == null ? holders.get(clientId) : before).takenOver();
    }

    /** Whether an account has it, or waits for it, and not this one. */
    private boolean isOthers(String clientId, Optional<String> account) {
        SessionGuard successor = successors.get(clientId);
        Optional<String> has =
                successor == null
                        ? Optional.ofNullable(sessions.get(clientId))
                                .flatMap(ClientSession::account)
                        : successor.peer().account();
        return has.isPresent() && !has.equals(account);
    }

    private static boolean isSame(SessionGuard tenant, ClientSession session) {
        return session.account().equals(tenant.peer().account());
    }

    /** [MQTT-3.1.2-4], [MQTT-3.1.2-6]: to the session that was kept, or to one without a past. */
    private void admit(SessionGuard tenant) {
        ClientSession known = sessions.get(tenant.peer().clientId());
        boolean same = known != null && isSame(tenant, known);
        if (same && !tenant.isClean()) {
            kept.remove(known);
            tenant.admitted(known);
            return;
        }
        if (known != null) {
            remove(known, same ? Optional.empty() : Optional.of(TAKEN));
        }
        ClientSession made = new ClientSession(tenant.peer(), tenant.isClean(), terms, this::letGo);
        if (kept.makeRoom(made)) {
            sessions.put(made.clientId(), made);
            tenant.admitted(made);
        } else {
            made.holder().leave();
            holders.remove(made.clientId());
            tenant.rejected(CONNECTION_REFUSED_SERVER_UNAVAILABLE, NO_ROOM);
        }
    }

    private void remove(ClientSession session, Optional<String> why) {
        sessions.remove(session.clientId());
        kept.remove(session);
        session.outbound().end();
        session.holder().leave();
        ended.accept(session, why);
    }

    /** The connection has wholly ended, or gave up waiting. */
    private void leave(SessionGuard tenant) {
        String clientId = tenant.peer().clientId();
        if (!holders.remove(clientId, tenant)) {
            successors.remove(clientId, tenant);
            return;
        }
        ClientSession session = sessions.get(clientId);
        SessionGuard next = successors.remove(clientId);
        if (session.endsWithConnection()) {
            remove(session, session.whyItEnds());
        } else if (next == null) {
            kept.add(session);
        }
        if (next != null) {
            enter(next);
        }
    }

    private synchronized void expire() {
        kept.expire();
    }

    /** Ends the sessions that are meant, kept ones too, and closes their connections. */
    public synchronized void end(Predicate<ClientSession> meant, String reason) {
        sessions.values().stream().filter(meant).toList().forEach(one -> end(one, reason));
    }

    /** Later, on a thread of its own: whoever finds out may be any thread, and hold any lock. */
    private void letGo(ClientSession session, String reason) {
        session.endWithConnection(reason);
        entrance.clock.execute(() -> endIfThere(session, reason));
    }

    private synchronized void endIfThere(ClientSession session, String reason) {
        if (sessions.get(session.clientId()) == session) {
            end(session, reason);
        }
    }

    private void end(ClientSession session, String reason) {
        session.endWithConnection(reason);
        session.cut(reason);
        if (!holders.containsKey(session.clientId())) {
            remove(session, Optional.of(reason));
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
