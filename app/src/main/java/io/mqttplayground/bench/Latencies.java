package io.mqttplayground.bench;

import static io.mqttplayground.bench.BenchReport.rounded;

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

    /** Null when nothing has come. */
    BenchReport.LatencyMillis millis() {
        return nanos.getTotalCount() == 0
                ? null
                : new BenchReport.LatencyMillis(
                        millis(nanos.getValueAtPercentile(50)),
                        millis(nanos.getValueAtPercentile(99)),
                        millis(nanos.getMaxValue()));
    }

    private static double millis(long nanos) {
        return rounded(nanos / NANOS_PER_MILLI);
    }
}
