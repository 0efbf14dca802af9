package io.mqttplayground.play;

import java.util.concurrent.TimeUnit;

/** Counts what has arrived, and lets others wait for more. Any thread. */
final class Arrivals {

    private long count;

    synchronized void add() {
        count++;
        notifyAll();
    }

    synchronized long count() {
        return count;
    }

    /** Waits until more than so many have arrived, or the time is over. */
    synchronized void awaitMoreThan(long known, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; count <= known && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
    }
}
