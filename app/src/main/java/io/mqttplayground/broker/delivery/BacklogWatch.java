package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.connection.BrokerFailures;
import io.mqttplayground.broker.thread.WatchedClock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at the sessions that lag, several times a second, and lets go of those that did not catch
 * up and whose backlog has passed the limit.
 */
public final class BacklogWatch {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Limits limits;
    private final BrokerFailures failures;
    private final Set<Backlog> lagging = ConcurrentHashMap.newKeySet();

    public BacklogWatch(Limits limits, BrokerFailures failures) {
        this.limits = limits;
        this.failures = failures;
    }

    /** Begins to look, on that thread, and with nobody who lags. */
    public void begin(WatchedClock clock) {
        lagging.clear();
        clock.every(LOOK_EVERY, this::look);
    }

    Limits.Patience patience() {
        return limits.patience();
    }

    void add(Backlog backlog) {
        lagging.add(backlog);
    }

    /** Whether nobody lags, which is how it nearly always is. */
    public boolean isQuiet() {
        return lagging.isEmpty();
    }

    private void look() {
        try {
            lagging.forEach(this::look);
        } catch (RuntimeException e) {
            failures.report("the watch over slow readers failed", e);
        }
    }

    private void look(Backlog backlog) {
        if (!backlog.look()) {
            lagging.remove(backlog);
            if (backlog.isBraking()) {
                lagging.add(backlog); // it began to lag again before it was taken off the list
            }
        } else if (backlog.isDeaf()) {
            backlog.giveUp(
                    "let go: it neither read nor acknowledged anything for %d s"
                            .formatted(limits.patience().unread().toSeconds()));
        } else if (backlog.isLeftBehind() && backlog.bytes() > limits.of(Limit.BACKLOG_BYTES)) {
            backlog.giveUp(
                    "let go: it stopped reading, and more than %,d bytes waited for it"
                            .formatted(limits.of(Limit.BACKLOG_BYTES)));
        }
    }
}
