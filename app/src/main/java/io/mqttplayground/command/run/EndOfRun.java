package io.mqttplayground.command.run;

import java.time.Duration;

/**
 * Whether the praise for a solved task waits for the end of a run, so that the two do not mix on
 * the screen. A run with a lost message goes on for two seconds after its last one.
 */
public final class EndOfRun {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private int runs;
    private boolean waiting;
    private long since;

    public synchronized void runBegan() {
        runs++;
    }

    public synchronized void runOver() {
        runs = Math.max(0, runs - 1);
    }

    /** Asked again and again; of a run that takes long, the end is not awaited. */
    public synchronized boolean isAwaited(boolean solved) {
        if (runs == 0 || !solved) {
            waiting = false;
            return false;
        }
        if (!waiting) {
            waiting = true;
            since = System.nanoTime();
        }
        return System.nanoTime() - since < PATIENCE.toNanos();
    }
}
