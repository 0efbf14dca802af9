package io.mqttplayground.broker.guard;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the sessions that lag, several times a second, and lets go of those that hardly read and
 * whose backlog has passed the limit.
 */
final class BacklogWatch {

    private static final int LOOK_EVERY_MILLIS = 50;

    private final long limitBytes;
    private final Faults faults;
    private final Set<Backlog> lagging = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    new DefaultThreadFactory("mqtt-backlog", true));

    BacklogWatch(long limitBytes, Faults faults) {
        this.limitBytes = limitBytes;
        this.faults = faults;
        clock.scheduleWithFixedDelay(
                this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void add(Backlog backlog) {
        lagging.add(backlog);
    }

    /** Whether nobody lags, which is how it nearly always is. */
    boolean isQuiet() {
        return lagging.isEmpty();
    }

    private void look() {
        try {
            lagging.forEach(this::look);
        } catch (RuntimeException e) {
            faults.report("the watch over slow readers failed", e);
        }
    }

    private void look(Backlog backlog) {
        if (!backlog.look()) {
            lagging.remove(backlog);
            if (backlog.isBraking()) {
                lagging.add(backlog); // it began to lag again before it was taken off the list
            }
        } else if (backlog.isStalled() && backlog.bytes() > limitBytes) {
            backlog.giveUp(
                    "let go: it stopped reading, and more than %,d bytes waited for it"
                            .formatted(limitBytes));
        }
    }

    void stop() {
        clock.shutdownNow();
    }
}
