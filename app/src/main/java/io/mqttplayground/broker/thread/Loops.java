package io.mqttplayground.broker.thread;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Asks another thread for something. */
public final class Loops {

    private Loops() {}

    /**
     * Runs the task there, if that thread is still alive; otherwise its connections are gone or
     * soon will be, and that is not the fault of the one who asks.
     */
    public static void runOn(Executor loop, Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException dead) {
            // Its death is seen where it is watched.
        }
    }
}
