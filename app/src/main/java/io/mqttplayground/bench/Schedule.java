package io.mqttplayground.bench;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * When each message is due. At a steady rate the publishers take turns, and a message carries the
 * time at which it was due: a broker that holds its publishers up cannot hide that from the
 * latencies.
 */
final class Schedule {

    private static final double NANOS_PER_SECOND = 1e9;

    private final BenchPlan plan;
    private volatile long start;

    Schedule(BenchPlan plan) {
        this.plan = plan;
    }

    /** The time to write into a message, {@link System#nanoTime()}. */
    long stampFor(int publisher, int sequence) {
        return plan.rate() == 0
                ? System.nanoTime()
                : due((long) sequence * plan.publishers() + publisher);
    }

    private long due(long message) {
        return start + (long) (message * NANOS_PER_SECOND / plan.rate());
    }

    /** {@link System#nanoTime()} of the first message. */
    long start() {
        return start;
    }

    /**
     * Releases every message when it is due. Returns when all are, or the thread is interrupted.
     */
    void play(List<Publisher> publishers) {
        start = System.nanoTime();
        if (plan.rate() == 0) {
            for (int number = 0; number < publishers.size(); number++) {
                publishers.get(number).release(plan.shareOf(number));
            }
            return;
        }
        for (int message = 0; message < plan.count(); message++) {
            if (!waitUntil(due(message))) {
                return;
            }
            publishers.get(message % plan.publishers()).release(message / plan.publishers() + 1);
        }
    }

    private static boolean waitUntil(long due) {
        long left = due - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
        return !Thread.currentThread().isInterrupted();
    }
}
