package io.mqttplayground.broker.thread;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A thread of its own for what is done later, or now and then. Whatever a task throws is told as
 * the thread's death: Java's own clock would end the task, and tell nobody.
 */
public final class WatchedClock implements Executor {

    private final Deaths deaths;
    private final ScheduledThreadPoolExecutor thread;

    public WatchedClock(String name, Deaths deaths) {
        this.deaths = deaths;
        this.thread =
                new ScheduledThreadPoolExecutor(
                        1,
                        new DefaultThreadFactory(name, true),
                        new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Soon, unless it has stopped. Any thread; does not wait. */
    @Override
    public void execute(Runnable task) {
        thread.execute(() -> run(task));
    }

    /** Again and again, with that pause between. */
    public void every(Duration pause, Runnable task) {
        long nanos = pause.toNanos();
        thread.scheduleWithFixedDelay(() -> run(task), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            deaths.report(thrown);
        }
    }

    /** Nothing is done any more. */
    public void stop() {
        thread.shutdownNow();
    }
}
