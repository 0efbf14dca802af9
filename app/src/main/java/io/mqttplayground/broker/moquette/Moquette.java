package io.mqttplayground.broker.moquette;

import io.moquette.broker.GuardedServer;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.interception.AbstractInterceptHandler;
import io.moquette.interception.InterceptHandler;
import io.mqttplayground.broker.connection.BrokerFailures;
import io.mqttplayground.broker.thread.Deaths;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Moquette behind the guards, and its threads for sessions, where what is asked for a session is
 * done in order. That one does not take a task must never happen, so it is told as a failure.
 */
public final class Moquette extends GuardedServer {

    private final BrokerFailures failures;

    /**
     * @param clock for what it does now and then
     * @param deaths is told why one of its session threads has died, and with it the service to the
     *     clients of that thread
     */
    public Moquette(ScheduledExecutorService clock, BrokerFailures failures, Deaths deaths) {
        super(settings(), new NothingKept(), watch(deaths), clock);
        this.failures = failures;
    }

    /** The guards decide, so it allows all. */
    private static IConfig settings() {
        Properties properties = new Properties();
        properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
        properties.setProperty(IConfig.BUFFER_FLUSH_MS_PROPERTY_NAME, "0");
        properties.setProperty(IConfig.SESSION_QUEUE_SIZE, "65536");
        return new MemoryConfig(properties);
    }

    private static InterceptHandler watch(Deaths deaths) {
        return new AbstractInterceptHandler() {
            @Override
            public String getID() {
                return "session-thread-watch";
            }

            @Override
            public void onSessionLoopError(Throwable error) {
                deaths.report(error);
            }
        };
    }

    /** Its threads for sessions by name. */
    public Map<String, Executor> threads() {
        Map<String, Executor> all = new LinkedHashMap<>();
        for (int i = 0; i < sessionThreads(); i++) {
            String clientId = clientIdOf(i);
            all.put("mqtt-session-" + i, task -> runOrReject(clientId, task));
        }
        return all;
    }

    private void runOrReject(String clientId, Runnable task) {
        if (!onSessionThread(clientId, task)) {
            throw new RejectedExecutionException("the session thread of " + clientId);
        }
    }

    /** Forgets a session that no connection uses, behind all that is asked of it. */
    public void forget(String clientId) {
        run(clientId, () -> forgetNow(clientId), "the session");
    }

    /** Runs what ends a connection, behind all that is still to be done for its session. */
    public void end(String clientId, Runnable task) {
        run(clientId, () -> runUnlessStopped(task), "the connection");
    }

    private void run(String clientId, Runnable task, String what) {
        if (!onSessionThread(clientId, task)) {
            failures.report(
                    what + " of " + clientId + " was not ended",
                    new IllegalStateException("the queue of its session thread is full"));
        }
    }

    private void runUnlessStopped(Runnable task) {
        try {
            task.run();
        } catch (RejectedExecutionException e) {
            failures.report("a network thread takes no more work", e);
        }
    }
}
