package io.mqttplayground.broker.thread;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A thread of its own for what is done later, or now and then. Whatever a task throws is told as
 * the thread's death: Java's own clock ends the task then, and tells nobody. Once it has stopped,
 * nothing is done any more.
 */
public final class WatchedClock extends ScheduledThreadPoolExecutor {

    private final Deaths deaths;

    public WatchedClock(String name, Deaths deaths) {
        super(1, new DefaultThreadFactory(name, true), new ThreadPoolExecutor.DiscardPolicy());
        this.deaths = deaths;
    }

    /** Again and again, with that pause between. */
    public void every(Duration pause, Runnable task) {
        long nanos = pause.toNanos();
        scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
        if (task instanceof Future<?> future && future.isDone() && !future.isCancelled()) {
            try {
                future.get();
            } catch (Exception failed) {
                deaths.report(failed);
            }
        }
    }
}
