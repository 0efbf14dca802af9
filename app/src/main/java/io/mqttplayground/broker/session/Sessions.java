package io.mqttplayground.broker.session;

import io.mqttplayground.broker.thread.WatchedClock;
import io.mqttplayground.link.ClientStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The sessions of one broker by client identifier, whatever becomes of its threads. Connections get
 * theirs at an {@link Entrance}.
 *
 * <p>A client identifier is its account's. One that is not used with an account can be taken over
 * by one, and is new then; nothing is inherited.
 */
public final class Sessions {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** Why a session ends whose client identifier gets an account. */
    static final String TAKEN = "an account took over its client identifier";

    private final Map<String, ClientSession> sessions = new ConcurrentHashMap<>();
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

    /**
     * Opens another way in, and closes the one before: its connections are over, and the sessions
     * end that end with them. The others are kept.
     *
     * @param clock for what is done later, as long as it is open
     */
    public synchronized Entrance open(WatchedClock clock) {
        Optional<Entrance> before = Optional.ofNullable(entrance);
        entrance = new Entrance(this, terms.limits().patience().session(), clock);
        for (ClientSession session : List.copyOf(sessions.values())) {
            session.hangUp();
            boolean connected = before.orElseThrow().isUsed(session.clientId());
            if (isThere(session) && (connected || session.endsWithConnection())) {
                connectionEnded(session);
            }
        }
        clock.every(LOOK_EVERY, this::expire);
        return entrance;
    }

    boolean isOpen(Entrance asking) {
        return entrance == asking;
    }

    private boolean isThere(ClientSession session) {
        return sessions.get(session.clientId()) == session;
    }

    /** The session of that client identifier. */
    Optional<ClientSession> find(String clientId) {
        return Optional.ofNullable(sessions.get(clientId));
    }

    /**
     * [MQTT-3.1.2-4], [MQTT-3.1.2-6]: the session that was kept, or one without a past; none when
     * there is no memory for it.
     */
    synchronized Optional<ClientSession> sessionFor(SessionGuard tenant) {
        Optional<ClientSession> known = find(tenant.peer().clientId());
        boolean same = known.filter(tenant::isOfSameAccount).isPresent();
        if (same && !tenant.isClean()) {
            kept.remove(known.get());
            return known;
        }
        Optional<String> why = same ? Optional.empty() : Optional.of(TAKEN);
        known.ifPresent(other -> remove(other, why));
        ClientSession made = new ClientSession(tenant.peer(), tenant.isClean(), terms, this::letGo);
        if (!kept.makeRoom(made)) {
            made.holder().leave();
            return Optional.empty();
        }
        sessions.put(made.clientId(), made);
        return Optional.of(made);
    }

    /** It has no connection any more, and nobody waits for it. */
    synchronized void connectionEnded(ClientSession session) {
        if (session.endsWithConnection()) {
            remove(session, session.whyItEnds());
        } else {
            kept.add(session);
        }
    }

    private void remove(ClientSession session, Optional<String> why) {
        kept.remove(session);
        session.outbound().end();
        session.holder().leave();
        ended.accept(session, why);
        sessions.remove(session.clientId());
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
        entrance.later(() -> endIfThere(session, reason));
    }

    private synchronized void endIfThere(ClientSession session, String reason) {
        if (isThere(session)) {
            end(session, reason);
        }
    }

    private void end(ClientSession session, String reason) {
        session.endWithConnection(reason);
        session.cut(reason);
        if (!entrance.isUsed(session.clientId())) {
            remove(session, Optional.of(reason));
        }
    }

    /**
     * Closes a client's connection; its will is published.
     *
     * @return whether it was connected
     */
    public boolean cut(String clientId, String reason) {
        return find(clientId).filter(session -> session.cut(reason)).isPresent();
    }

    /** How each stands, by client identifier. */
    public List<ClientStatus> statuses() {
        return sessions.values().stream()
                .map(ClientSession::status)
                .sorted(Comparator.comparing(ClientStatus::clientId))
                .toList();
    }
}
