package io.mqttplayground.command;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The time that passes while something is waited for; a test turns one of its own. */
@FunctionalInterface
public interface Ticker {

    Ticker SYSTEM = System::nanoTime;

    /** How long it is until a condition is looked at again. */
    long LOOK_MILLIS = 10;

    /** Counts from any moment. */
    long nanoTime();

    default void sleep(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    /** Waits until it holds, for so long at most, or until interrupted. */
    default void await(BooleanSupplier condition, Duration longest) {
        long begun = nanoTime();
        while (!condition.getAsBoolean() && nanoTime() - begun < longest.toNanos()) {
            try {
                sleep(LOOK_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
