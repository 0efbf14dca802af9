package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.connection.BrokerFailures;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the sessions that lag, several times a second, and lets go of those that did not catch
 * up and whose backlog has passed the limit.
 */
public final class BacklogWatch {

    private static final int LOOK_EVERY_MILLIS = 50;

    private final Limits limits;
    private final BrokerFailures failures;
    private final Set<Backlog> lagging = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    new DefaultThreadFactory("mqtt-backlog", true));

    public BacklogWatch(Limits limits, BrokerFailures failures) {
        this.limits = limits;
        this.failures = failures;
        clock.scheduleWithFixedDelay(
                this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
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
        } else if (backlog.isLeftBehind() && backlog.bytes() > limits.of(Limit.BACKLOG_BYTES)) {
            backlog.giveUp(
                    "let go: it stopped reading, and more than %,d bytes waited for it"
                            .formatted(limits.of(Limit.BACKLOG_BYTES)));
        }
    }

    public void stop() {
        clock.shutdownNow();
    }
}
