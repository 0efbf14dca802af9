package io.mqttplayground.command.lesson;

import io.mqttplayground.command.Ticker;
import java.time.Duration;

/**
 * Whether the praise for a solved task waits for the end of a run, so that the two do not mix on
 * the screen. A run with a lost message goes on for two seconds after its last one.
 */
final class EndOfRun {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Ticker ticker;
    private int runs;
    private boolean waiting;
    private long since;

    EndOfRun(Ticker ticker) {
        this.ticker = ticker;
    }

    synchronized void runBegan() {
        runs++;
    }

    synchronized void runOver() {
        runs = Math.max(0, runs - 1);
    }

    /** Asked again and again; of a run that takes long, the end is not awaited. */
    synchronized boolean isAwaited(boolean solved) {
        boolean waited = waiting;
        waiting = runs > 0 && solved;
        if (waiting && !waited) {
            since = ticker.nanoTime();
        }
        return waiting && ticker.nanoTime() - since < PATIENCE.toNanos();
    }
}
