package io.mqttplayground.link;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Packets that go on later, in the order in which they came. On its executor's thread only. */
final class DelayLine {

    private static final int OVERHEAD = 96;

    /** A packet that is held back. */
    interface Held {
        /** It is time. */
        void goOn();

        /** It will never be time: the connection is gone. */
        void abandon();

        int payloadBytes();
    }

    private record Entry(long due, Held held) {}

    private final Queue<Entry> entries = new ArrayDeque<>();
    private final EventExecutor executor;
    private final Runnable moved;
    private Future<?> timer;
    private long lastDue;
    private long bytes;

    /**
     * @param moved runs after packets have gone on
     */
    DelayLine(EventExecutor executor, Runnable moved) {
        this.executor = executor;
        this.moved = moved;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Memory of what is held back, roughly. */
    long bytes() {
        return bytes;
    }

    /** Goes on after that time, and never before what was added earlier. */
    void add(Duration delay, Held held) {
        long due = System.nanoTime() + delay.toNanos();
        lastDue = entries.isEmpty() ? due : Math.max(due, lastDue);
        entries.add(new Entry(lastDue, held));
        bytes += OVERHEAD + held.payloadBytes();
        if (timer == null) {
            schedule();
        }
    }

    private void schedule() {
        Entry next = entries.peek();
        timer =
                next == null
                        ? null
                        : executor.schedule(
                                this::goOnWhereDue,
                                next.due() - System.nanoTime(),
                                TimeUnit.NANOSECONDS);
    }

    private void goOnWhereDue() {
        while (!entries.isEmpty() && entries.peek().due() - System.nanoTime() <= 0) {
            take().goOn();
        }
        schedule();
        moved.run();
    }

    private Held take() {
        Held held = entries.remove().held();
        bytes -= OVERHEAD + held.payloadBytes();
        return held;
    }

    /** All that is held back goes on now. */
    void release() {
        cancel();
        while (!entries.isEmpty()) {
            take().goOn();
        }
        moved.run();
    }

    /** All that is held back is gone. */
    void abandon() {
        cancel();
        while (!entries.isEmpty()) {
            take().abandon();
        }
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
