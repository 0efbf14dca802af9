package io.mqttplayground.broker.session;

import io.mqttplayground.broker.connection.BrokerFailures;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread of its own for what is done to sessions later, or now and then. */
final class SessionClock {

    private static final int TICK_SECONDS = 1;

    private final BrokerFailures failures;
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(
                    1,
                    new DefaultThreadFactory("mqtt-kept", true),
                    new ThreadPoolExecutor.DiscardPolicy());

    SessionClock(BrokerFailures failures) {
        this.failures = failures;
    }

    /** Any thread; does not wait. Nothing is done any more once it has stopped. */
    void later(Runnable task) {
        thread.execute(() -> run(task));
    }

    void everySecond(Runnable task) {
        thread.scheduleWithFixedDelay(
                () -> run(task), TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            failures.report("a session that is over could not be ended", e);
        }
    }

    void stop() {
        thread.shutdownNow();
    }
}
