package io.mqttplayground.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What came of a run. Numbers with a fraction are rounded to what can be told apart.
 *
 * @param count messages that were to be published
 * @param sent messages that were
 * @param received different messages, summed over the subscribers
 * @param lost sent to a subscriber and not received
 * @param duplicated received again
 * @param outOfOrder received behind a later one of the same publisher
 * @param seconds from the first message sent to the last one received
 * @param messagesPerSecond received in each of these seconds
 * @param latencyMillis from the publisher to a subscriber; null when nothing came
 * @param idle what idle connections cost; null when none was asked for
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
        LatencyMillis latencyMillis,
        Idle idle,
        List<String> troubles) {

    private static final double PRECISION = 1e3;

    /** How long messages took, milliseconds. */
    public record LatencyMillis(double p50, double p99, double max) {}

    /**
     * What idle connections cost.
     *
     * @param connections that were open
     * @param residentMegabytes more resident memory of the watched process, in 1,000,000 bytes;
     *     null where the system does not tell
     * @param connectMillis from opening TCP to CONNACK with them open, the slowest of some clients
     * @param roundTripMillis one message to itself and back, the slowest of these clients
     */
    public record Idle(
            int connections,
            Double residentMegabytes,
            double connectMillis,
            double roundTripMillis) {}

    static double rounded(double value) {
        return Math.round(value * PRECISION) / PRECISION;
    }

    /** Whether every message was sent, and came to every subscriber. */
    public boolean complete() {
        return sent == count && lost == 0;
    }

    /** One line of JSON, without the troubles; what could not be measured is null. */
    public String json() {
        ObjectNode json = new ObjectMapper().valueToTree(this);
        json.remove("troubles");
        if (idle == null) {
            json.remove("idle");
        }
        return json.toString();
    }
}
