package io.mqttplayground.bench;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What came of a run's messages to one subscriber. Every message is known by its publisher and
 * sequence number, so that none is counted for another. Used by one thread.
 */
final class Tally {

    private final BitSet[] seen;
    private final int[] highest;
    private final int[] shares;
    private long received;
    private long duplicated;
    private long outOfOrder;

    Tally(BenchPlan plan) {
        seen = new BitSet[plan.publishers()];
        shares = new int[plan.publishers()];
        highest = new int[plan.publishers()];
        Arrays.fill(highest, -1);
        for (int publisher = 0; publisher < seen.length; publisher++) {
            shares[publisher] = plan.shareOf(publisher);
            seen[publisher] = new BitSet(shares[publisher]);
        }
    }

    /**
     * Counts a message. One that comes behind a later one of the same publisher is out of order
     * [MQTT-4.6.0-6]; one that has come before is a duplicate, and not received again.
     *
     * @return whether it is one of this run's, and the first of its kind
     */
    boolean add(int publisher, int sequence) {
        if (publisher >= seen.length || sequence < 0 || sequence >= shares[publisher]) {
            return false;
        }
        if (seen[publisher].get(sequence)) {
            duplicated++;
            return false;
        }
        seen[publisher].set(sequence);
        received++;
        if (sequence < highest[publisher]) {
            outOfOrder++;
        }
        highest[publisher] = Math.max(highest[publisher], sequence);
        return true;
    }

    /** Different messages. */
    long received() {
        return received;
    }

    /** Deliveries of messages that had come before. */
    long duplicated() {
        return duplicated;
    }

    /** Messages that came behind a later one. */
    long outOfOrder() {
        return outOfOrder;
    }
}
