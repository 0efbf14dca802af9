package io.mqttplayground.broker.moquette;

import io.moquette.broker.GuardedServer;
import io.mqttplayground.broker.connection.Faults;
import java.util.concurrent.RejectedExecutionException;

/**
 * Moquette's threads for sessions, where what is asked for a session is done in order. That one
 * does not take a task must never happen, so it is told as a fault of the broker.
 */
public final class SessionThreads {

    private final GuardedServer server;
    private final Faults faults;

    public SessionThreads(GuardedServer server, Faults faults) {
        this.server = server;
        this.faults = faults;
    }

    /** Has Moquette forget a session that no connection uses, behind all that it has to do. */
    public void forget(String clientId) {
        if (!server.forget(clientId)) {
            faults.report("the session of " + clientId + " was not ended", isFull());
        }
    }

    /** Runs what ends a connection, behind all that Moquette still has to do for its session. */
    public void end(String clientId, Runnable task) {
        if (!server.onSessionThread(clientId, () -> runUnlessStopped(task))) {
            faults.report("the connection of " + clientId + " was not ended", isFull());
        }
    }

    private void runUnlessStopped(Runnable task) {
        try {
            task.run();
        } catch (RejectedExecutionException e) {
            faults.report("a network thread takes no more work", e);
        }
    }

    private static Throwable isFull() {
        return new IllegalStateException("the queue of its session thread is full");
    }

    /** Ends a thread, to see what happens then. */
    public void breakOne() {
        server.onSessionThread(
                "",
                () -> {
                    throw new IllegalStateException("a session thread was broken on purpose");
                });
    }
}
