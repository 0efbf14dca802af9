package io.mqttplayground.command.wire;

import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.util.concurrent.TimeUnit;

/** Tells when a broker has come to rest, so that a script sees the outcome of what it did. */
public final class BrokerRest implements WireListener {

    /** The broker rests when it has seen no packet for this long. */
    private static final long REST_MILLIS = 60;

    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private volatile long lastEventAt = System.nanoTime();

    @Override
    public void on(WireEvent event) {
        lastEventAt = System.nanoTime();
    }

    /** Waits until it rests, a second at most, or until interrupted. */
    public void await() {
        await(LONGEST_WAIT_MILLIS);
    }

    /** The same, with another limit, in milliseconds. */
    public void await(long longestMillis) {
        long begun = System.nanoTime();
        long now = begun;
        while (millis(now - Math.max(begun, lastEventAt)) < REST_MILLIS
                && millis(now - begun) < longestMillis) {
            try {
                TimeUnit.MILLISECONDS.sleep(REST_MILLIS / 6);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
            now = System.nanoTime();
        }
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
