package io.mqttplayground.broker.guard;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Messages that were routed and have not yet reached every session: bounded far below the 65,536
 * that a session thread's queue holds, so that no message is ever lost to a full one. Any thread.
 */
final class InTransit {

    private final int mostMessages;
    private final long mostBytes;
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();

    InTransit(int mostMessages, long mostBytes) {
        this.mostMessages = mostMessages;
        this.mostBytes = mostBytes;
    }

    /** Counts a message until it has arrived. */
    void add(CompletableFuture<Void> arrival, int size) {
        messages.incrementAndGet();
        bytes.addAndGet(size);
        arrival.whenComplete((nothing, failure) -> arrived(size));
    }

    private void arrived(int size) {
        messages.decrementAndGet();
        bytes.addAndGet(-size);
        if (!held.isEmpty() && hasRoom()) {
            letGoOn();
        }
    }

    boolean isFull() {
        return messages.get() >= mostMessages || bytes.get() >= mostBytes;
    }

    /** Less than half full, so that whoever waited can do some work before the next wait. */
    private boolean hasRoom() {
        return messages.get() <= mostMessages / 2 && bytes.get() <= mostBytes / 2;
    }

    /** Runs the task once there is room again; at once if there is. */
    void whenRoom(Runnable task) {
        held.add(task);
        if (hasRoom()) {
            letGoOn();
        }
    }

    private void letGoOn() {
        for (Runnable task = held.poll(); task != null; task = held.poll()) {
            task.run();
        }
    }
}
