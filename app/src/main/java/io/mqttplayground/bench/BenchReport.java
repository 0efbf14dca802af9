package io.mqttplayground.bench;

import java.util.List;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param count messages that were to be published
 * @param sent messages that were
 * @param received different messages, summed over the subscribers
 * @param lost sent to a subscriber and not received
 * @param duplicated received again
 * @param outOfOrder received behind a later one of the same publisher
 * @param seconds from the first message sent to the last one received
 * @param messagesPerSecond received in each of these seconds
 * @param latencyMillis empty when nothing came
 * @param idle what idle connections cost; empty when none was asked for
 * @param troubles why less was sent or received, one line each
 */
public record BenchReport(
        int qos,
        long count,
        long sent,
        long received,
        long lost,
        long duplicated,
        long outOfOrder,
        double seconds,
        double messagesPerSecond,
        Optional<LatencyMillis> latencyMillis,
        Optional<IdleReport> idle,
        List<String> troubles) {

    /** Whether every message was sent, and came to every subscriber. */
    public boolean complete() {
        return sent == count && lost == 0;
    }

    public BenchReport with(IdleReport idleConnections) {
        return new BenchReport(
                qos,
                count,
                sent,
                received,
                lost,
                duplicated,
                outOfOrder,
                seconds,
                messagesPerSecond,
                latencyMillis,
                Optional.of(idleConnections),
                troubles);
    }
}
