package io.mqttplayground.command;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How a shell waits for what its commands cause. A script waits, so that its next line finds it
 * done; at a prompt nobody has to: it shows when it comes.
 */
public interface Rest extends AutoCloseable {

    /**
     * What the broker kept comes right behind the SUBACK, and the last packets of a run are still
     * on their way when it ends; both are seen before the lesson goes on.
     */
    Executor AFTER_LAST_PACKETS = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);

    /** Waits for the packets that are shown as they pass, whoever reads them. */
    void awaitShown();

    /** Waits until the broker has seen what was sent before, at QoS 0 too, and rests. */
    default void await() {}

    /** Waits until what was begun has come about, for so long at most. */
    default void await(BooleanSupplier condition, Duration longest) {}

    /** Whether what was begun has succeeded; it counts as done where nobody waits for it. */
    default boolean succeeds(Future<Boolean> begun) throws Exception {
        return true;
    }

    /** Has somebody look again and again for what others do, where no next command looks. */
    default void watch(Runnable look) {}

    @Override
    void close();
}
