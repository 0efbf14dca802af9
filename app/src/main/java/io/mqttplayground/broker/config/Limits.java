package io.mqttplayground.broker.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What the broker grants before it refuses, and how long it waits. Immutable. */
public final class Limits {

    private static final int MEBIBYTE = 1024 * 1024;

    private final Map<Limit, Integer> values;
    private final Patience patience;

    /**
     * How long the broker waits; not in any file.
     *
     * @param connect for a new connection to be let in: its CONNECT and its login
     * @param session for Moquette to make ready or to end a session, or to answer for it
     * @param lagBytes what may wait for a subscriber before those who publish to it have to wait
     * @param progress for a subscriber that lags to take something; who does not brakes nobody
     * @param hold for which a subscriber that lags may hold up those who publish to it
     * @param stuck for a thread of the broker to give a sign of life
     * @param unread for a client to read anything, when much was written to it
     */
    public record Patience(
            Duration connect,
            Duration session,
            long lagBytes,
            Duration progress,
            Duration hold,
            Duration unread,
            Duration stuck) {

        public static Patience standard() {
            return new Patience(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    MEBIBYTE,
                    Duration.ofMillis(500),
                    Duration.ofMillis(800),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20));
        }

        public Patience withConnect(Duration other) {
            return new Patience(other, session, lagBytes, progress, hold, unread, stuck);
        }

        public Patience withSession(Duration other) {
            return new Patience(connect, other, lagBytes, progress, hold, unread, stuck);
        }

        public Patience withStuck(Duration other) {
            return new Patience(connect, session, lagBytes, progress, hold, unread, other);
        }

        /** The same for all who lag: who takes nothing, and who takes too little. */
        public Patience withHold(Duration other) {
            return new Patience(connect, session, lagBytes, other, other, other, stuck);
        }
    }

    private Limits(Map<Limit, Integer> values, Patience patience) {
        this.values = values;
        this.patience = patience;
    }

    public static Limits standard() {
        Map<Limit, Integer> values = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            values.put(limit, limit.standard());
        }
        return new Limits(values, Patience.standard());
    }

    /**
     * What a file says.
     *
     * @throws ConfigException a value is no number, or none that it may be
     */
    public static Limits of(ConfFile conf) throws ConfigException {
        Limits limits = standard();
        for (Limit limit : Limit.values()) {
            limits = limits.with(limit, limit.in(conf));
        }
        return limits;
    }

    /** The number that bounds it. */
    public int of(Limit limit) {
        return values.get(limit);
    }

    public Patience patience() {
        return patience;
    }

    public Limits with(Limit limit, int value) {
        Map<Limit, Integer> others = new EnumMap<>(values);
        others.put(limit, value);
        return new Limits(others, patience);
    }

    public Limits with(Patience other) {
        return new Limits(values, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Limits limits
                && values.equals(limits.values)
                && patience.equals(limits.patience);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
