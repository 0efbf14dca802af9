package io.mqttplayground.command;

import io.mqttplayground.play.BrokerLink;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Notices that a task has been solved, also when another client than the shell's has solved it. At
 * a prompt it looks a few times a second; in a script it looks after each command, once the broker
 * has come to rest.
 */
final class TaskWatch implements AutoCloseable {

    private static final long LOOK_MILLIS = 250;

    /** The broker rests when it has seen no packet for this long. */
    private static final long REST_MILLIS = 60;

    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private final Guide guide;
    private final boolean inScript;
    private final ScheduledExecutorService timer;
    private volatile long lastEventAt = System.nanoTime();

    TaskWatch(Guide guide, BrokerLink broker, boolean inScript) {
        this.guide = guide;
        this.inScript = inScript;
        this.timer = Executors.newSingleThreadScheduledExecutor(TaskWatch::daemon);
        if (inScript) {
            broker.embedded()
                    .ifPresent(
                            own ->
                                    own.wire()
                                            .addListener(event -> lastEventAt = System.nanoTime()));
        } else {
            timer.scheduleWithFixedDelay(
                    guide::poll, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "task-watch");
        thread.setDaemon(true);
        return thread;
    }

    /** Looks now. */
    void look() {
        if (inScript && guide.setsTask()) {
            awaitRest();
        }
        guide.poll();
    }

    private void awaitRest() {
        long begun = System.nanoTime();
        long now = begun;
        while (millis(now - Math.max(begun, lastEventAt)) < REST_MILLIS
                && millis(now - begun) < LONGEST_WAIT_MILLIS) {
            try {
                TimeUnit.MILLISECONDS.sleep(REST_MILLIS / 6);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
            now = System.nanoTime();
        }
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
