package io.mqttplayground.broker.delivery;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one session still has to send, and whether its client keeps up. Any thread.
 *
 * <p>A client that lags but reads brakes those who publish to it. One that hardly reads brakes
 * nobody: its backlog grows instead, up to the limit.
 */
public final class Backlog {

    /** A client that takes less than this in that time does not hold up anybody else. */
    private static final long LEAST_PROGRESS_BYTES = 16 * 1024;

    private final OutboundSession outbound;
    private final BacklogWatch watch;
    private final long lagBytes;
    private final long progressNanos;
    private final AtomicLong taken = new AtomicLong();
    private final Queue<Runnable> braked = new ConcurrentLinkedQueue<>();
    private volatile boolean brakes;
    private volatile boolean stalled;
    private volatile boolean unheld;
    private volatile boolean over;
    private volatile long takenBefore;
    private volatile long judgedAt;

    public Backlog(OutboundSession outbound, BacklogWatch watch) {
        this.outbound = outbound;
        this.watch = watch;
        this.lagBytes = watch.patience().lagBytes();
        this.progressNanos = watch.patience().progress().toNanos();
    }

    /** Its session is no more: what waits for it holds up nobody. */
    public void end() {
        over = true;
    }

    /** Bytes that wait in the session and in the connection. */
    long bytes() {
        return outbound.bytes();
    }

    /** Something was added. */
    public void grew() {
        if (!brakes && !stalled && bytes() > lagBytes) {
            takenBefore = taken.get();
            judgedAt = System.nanoTime();
            brakes = true;
            watch.add(this);
        }
    }

    /** The client took some bytes off the connection, or acknowledged a message. */
    void shrank(long bytes) {
        taken.addAndGet(bytes);
        if (brakes && bytes() <= lagBytes / 2) {
            relieve();
        }
    }

    /** Whether whoever publishes to this session should wait. */
    public boolean isBraking() {
        return brakes;
    }

    /** Runs the task once this session brakes no more; at once if it does not. */
    public void whenRelieved(Runnable task) {
        braked.add(task);
        if (!brakes) {
            letGoOn();
        }
    }

    private void relieve() {
        brakes = false;
        unheld = false;
        letGoOn();
    }

    private void letGoOn() {
        for (Runnable task = braked.poll(); task != null; task = braked.poll()) {
            task.run();
        }
    }

    /**
     * Judges, now and then, whether the client makes progress.
     *
     * @return whether it still lags
     */
    boolean look() {
        if (over || bytes() <= lagBytes / 2) {
            stalled = false;
            relieve();
            return false;
        }
        long takenNow = taken.get();
        boolean progress = takenNow - takenBefore >= LEAST_PROGRESS_BYTES;
        long now = System.nanoTime();
        if (stalled && progress || now - judgedAt >= progressNanos) {
            judgedAt = now;
            takenBefore = takenNow;
            judge(progress);
        }
        return true;
    }

    private void judge(boolean progress) {
        Optional<DeliveryGuard> held = outbound.line().filter(DeliveryGuard::isBraked);
        if (!progress && held.isPresent()) {
            // It may be the brake that keeps it from acknowledging.
            unheld = true;
            held.get().release();
            return;
        }
        stalled = !progress;
        brakes = !stalled;
        if (stalled) {
            letGoOn();
        }
    }

    /** Whether the client made no progress while it was braked itself, and so is braked no more. */
    public boolean isUnheld() {
        return unheld;
    }

    /** Whether the client hardly reads. */
    boolean isStalled() {
        return stalled;
    }

    /** Ends the connection; its client has fallen too far behind. */
    void giveUp(String reason) {
        outbound.line().ifPresent(line -> line.close(reason));
    }
}
