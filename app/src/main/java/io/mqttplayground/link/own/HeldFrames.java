package io.mqttplayground.link.own;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/** Packets on their way in one direction, each until its time, in their order. Not for threads. */
final class HeldFrames {

    /** Beyond this, nothing more is taken in. */
    private static final long MOST_BYTES = 256 * 1024;

    private record Held(Frame frame, long dueNanos) {}

    private final Supplier<Duration> delay;
    private final Deque<Held> held = new ArrayDeque<>();
    private long bytes;

    /**
     * @param delay how long a packet takes now; when that is no time, what is held goes on at once
     */
    HeldFrames(Supplier<Duration> delay) {
        this.delay = delay;
    }

    void add(Frame frame) {
        held.addLast(new Held(frame, System.nanoTime() + delay.get().toNanos()));
        bytes += frame.bytes().length;
    }

    /** The first, if its time has come. */
    Optional<Frame> takeDue() {
        if (held.isEmpty()) {
            return Optional.empty();
        }
        boolean isDue = held.getFirst().dueNanos() <= System.nanoTime() || delay.get().isZero();
        return isDue ? Optional.of(take()) : Optional.empty();
    }

    /** The first, whether its time has come or not. */
    Frame take() {
        Frame first = held.removeFirst().frame();
        bytes -= first.bytes().length;
        return first;
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    boolean isFull() {
        return bytes > MOST_BYTES;
    }

    /** For a connection that is cut: what was on its way does not arrive. */
    void abandon() {
        held.clear();
        bytes = 0;
    }
}
