package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.config.Limits;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Whether the client of one session keeps up with what is sent to it. Any thread.
 *
 * <p>Who lags brakes those who publish to it, but not for long: then it brakes nobody until it has
 * caught up, and its backlog grows instead, up to the limit. Who is away brakes nobody.
 */
public final class Backlog {

    private enum State {
        KEEPS_UP,
        BRAKES,
        LEFT_BEHIND
    }

    private final OutboundSession outbound;
    private final BacklogWatch watch;
    private final Limits.Patience patience;
    private final Queue<Runnable> braked = new ConcurrentLinkedQueue<>();
    private volatile State state = State.KEEPS_UP;
    private volatile boolean unheld;
    private volatile long takenBefore;
    private volatile long since;
    private volatile long progressBefore;
    private volatile long progressAt;

    public Backlog(OutboundSession outbound, BacklogWatch watch) {
        this.outbound = outbound;
        this.watch = watch;
        this.patience = watch.patience();
    }

    /** Bytes that wait for the client. */
    long bytes() {
        return outbound.unsentBytes();
    }

    /** Something was added. */
    public void grew() {
        if (state == State.KEEPS_UP && bytes() > patience.lagBytes()) {
            outbound.line().ifPresent(this::brake);
        }
    }

    private void brake(DeliveryGuard line) {
        takenBefore = line.takenBytes();
        since = System.nanoTime();
        state = State.BRAKES;
        watch.add(this);
    }

    /** The connection took something. */
    void shrank() {
        if (state != State.KEEPS_UP && hasCaughtUp()) {
            relieve();
        }
    }

    private boolean hasCaughtUp() {
        return bytes() <= patience.lagBytes() / 2;
    }

    /** Whether whoever publishes to this session should wait. */
    public boolean isBraking() {
        return state == State.BRAKES;
    }

    /** Runs the task once this session brakes no more; at once if it does not. */
    public void whenRelieved(Runnable task) {
        braked.add(task);
        if (!isBraking()) {
            letGoOn();
        }
    }

    /** Its connection is gone, though nobody said so. */
    public void hangUp() {
        outbound.line().ifPresent(outbound::detach);
        relieve();
    }

    private void relieve() {
        state = State.KEEPS_UP;
        unheld = false;
        letGoOn();
    }

    private void letGoOn() {
        for (Runnable task = braked.poll(); task != null; task = braked.poll()) {
            task.run();
        }
    }

    /**
     * Judges, now and then, whether the client catches up.
     *
     * @return whether it still lags
     */
    boolean look() {
        Optional<DeliveryGuard> line = outbound.line();
        if (line.isEmpty() || hasCaughtUp()) {
            relieve();
            return false;
        }
        long nanos = System.nanoTime() - since;
        noteProgress(line.get());
        if (isBraking() && nanos >= patience.hold().toNanos()) {
            leaveBehind();
        } else if (isBraking()
                && nanos >= patience.progress().toNanos()
                && line.get().takenBytes() == takenBefore) {
            takesNothing(line.get());
        }
        return true;
    }

    private void noteProgress(DeliveryGuard line) {
        long progress = line.takenBytes() + outbound.sentBytes();
        if (progress != progressBefore || !isLeftBehind()) {
            progressBefore = progress;
            progressAt = System.nanoTime();
        }
    }

    /** Whether it was left behind, and has read and acknowledged nothing for too long. */
    boolean isDeaf() {
        return isLeftBehind() && System.nanoTime() - progressAt >= patience.unread().toNanos();
    }

    private void takesNothing(DeliveryGuard line) {
        if (line.isBraked()) {
            // It may be the brake that keeps it from acknowledging.
            unheld = true;
            line.release();
        } else {
            leaveBehind();
        }
    }

    private void leaveBehind() {
        state = State.LEFT_BEHIND;
        letGoOn();
    }

    /** Whether the client made no progress while it was braked itself, and so is braked no more. */
    public boolean isUnheld() {
        return unheld;
    }

    /** Whether it did not catch up in time. */
    public boolean isLeftBehind() {
        return state == State.LEFT_BEHIND;
    }

    /** Ends the connection; its client has fallen too far behind. */
    void giveUp(String reason) {
        outbound.line().ifPresent(line -> line.close(reason));
    }
}
