package io.mqttplayground.link;

import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Packets that go on later, in the order in which they came. On its executor's thread only. */
final class DelayLine {

    /**
     * A packet that is held back.
     *
     * @param promise is kept when it goes on, and fails when it never does
     * @param cost memory that it takes, roughly
     */
    record Held(Object message, ChannelPromise promise, int cost) {

        /** It will never be time: the connection is gone. */
        void abandon() {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
        }
    }

    private record Entry(long due, Held held) {}

    private final Queue<Entry> entries = new ArrayDeque<>();
    private final EventExecutor executor;
    private final Consumer<Held> onward;
    private final Runnable moved;
    private Future<?> timer;
    private long lastDue;
    private long bytes;

    /**
     * @param onward is where a packet goes in the end
     * @param moved runs after packets have gone on
     */
    DelayLine(EventExecutor executor, Consumer<Held> onward, Runnable moved) {
        this.executor = executor;
        this.onward = onward;
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
        bytes += held.cost();
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
            onward.accept(take());
        }
        schedule();
        moved.run();
    }

    private Held take() {
        Held held = entries.remove().held();
        bytes -= held.cost();
        return held;
    }

    /** All that is held back goes on now. */
    void release() {
        cancel();
        while (!entries.isEmpty()) {
            onward.accept(take());
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
