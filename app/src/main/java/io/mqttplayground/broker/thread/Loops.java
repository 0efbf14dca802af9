package io.mqttplayground.broker.thread;

import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Asks another thread for something. */
public final class Loops {

    private Loops() {}

    /**
     * Ends all of these and waits, so long at most for each: a Java that ends waits for a third of
     * a second for threads that wait for the network.
     */
    public static void end(long millis, EventExecutorGroup... groups) {
        List<Future<?>> ends = new ArrayList<>();
        for (EventExecutorGroup group : groups) {
            ends.add(group.shutdownGracefully(0, 1, TimeUnit.SECONDS));
        }
        ends.forEach(end -> end.awaitUninterruptibly(millis, TimeUnit.MILLISECONDS));
    }

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
