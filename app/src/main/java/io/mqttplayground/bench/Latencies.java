package io.mqttplayground.bench;

import java.util.Optional;
import org.HdrHistogram.Histogram;

/** From sending to receiving, over all subscribers. Used by one thread. */
final class Latencies {

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
    private long lastAt;

    void add(long now, long taken) {
        nanos.recordValue(Math.max(0, taken));
        lastAt = now;
    }

    /** {@link System#nanoTime()} of the latest message. */
    long lastAt() {
        return lastAt;
    }

    /** Empty when nothing has come. */
    Optional<LatencyMillis> millis() {
        return nanos.getTotalCount() == 0
                ? Optional.empty()
                : Optional.of(
                        new LatencyMillis(
                                nanos.getValueAtPercentile(50) / NANOS_PER_MILLI,
                                nanos.getValueAtPercentile(99) / NANOS_PER_MILLI,
                                nanos.getMaxValue() / NANOS_PER_MILLI));
    }
}
