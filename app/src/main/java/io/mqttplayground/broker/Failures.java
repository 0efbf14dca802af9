package io.mqttplayground.broker;

import io.mqttplayground.broker.connection.BrokerFailures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells of failures: a line each for those who listen, and in the log with its cause. When they
 * come in floods, the first are told, and later how many there were.
 */
final class Failures implements BrokerFailures {

    private static final Logger LOG = Logger.getLogger(Failures.class.getName());

    private static final int TOLD_AT_ONCE = 5;
    private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final LongSupplier nanoTime;
    private long since;
    private int seen;

    /**
     * @param nanoTime as that of the system
     */
    Failures(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    void addListener(Consumer<String> listener) {
        listeners.add(listener);
    }

    @Override
    public void report(String what, Throwable cause) {
        int untold = newlyUntold();
        if (untold > 0) {
            tell("%,d more failures were not told".formatted(untold));
        }
        if (mayTell()) {
            LOG.log(Level.SEVERE, what, cause);
            tell(what);
        }
    }

    private synchronized boolean mayTell() {
        return ++seen <= TOLD_AT_ONCE;
    }

    /** How many were passed over before the pause that is over now. */
    private synchronized int newlyUntold() {
        long now = nanoTime.getAsLong();
        if (now - since < PAUSE_NANOS) {
            return 0;
        }
        int untold = Math.max(0, seen - TOLD_AT_ONCE);
        since = now;
        seen = 0;
        return untold;
    }

    /** One line for those who listen, whatever came before. */
    void tell(String line) {
        listeners.forEach(listener -> listener.accept(line));
    }
}
