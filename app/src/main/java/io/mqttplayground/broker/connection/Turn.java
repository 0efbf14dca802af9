package io.mqttplayground.broker.connection;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How long one connection has kept its thread busy since others had their turn. A packet may cost
 * milliseconds, such as a PUBLISH that a great many filters nearly match, and a client may send
 * thousands of them in one go. On the connection's thread only.
 */
final class Turn {

    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** The clock is looked at behind so many packets. */
    private static final int LOOK_EVERY = 4;

    private final OrderGuard order;
    private int packets;
    private long began;

    Turn(OrderGuard order) {
        this.order = order;
    }

    /** Others had theirs. */
    void begins() {
        packets = 0;
    }

    /** One more packet has been dealt with; if that took long, others have their turn now. */
    void passed(ScheduledExecutorService thread) {
        packets++;
        if (packets == 1) {
            began = System.nanoTime();
        } else if (packets % LOOK_EVERY == 0 && System.nanoTime() - began > MOST_NANOS) {
            order.hold(OrderGuard.Wait.TURN);
            // What is scheduled is done behind the next look at all connections.
            thread.schedule(this::next, 1, TimeUnit.NANOSECONDS);
        }
    }

    private void next() {
        begins();
        order.release(OrderGuard.Wait.TURN);
    }
}
