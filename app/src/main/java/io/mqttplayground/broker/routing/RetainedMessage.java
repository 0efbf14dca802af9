package io.mqttplayground.broker.routing;

import java.time.Instant;

/**
 * What the broker keeps for a topic's future subscribers (section 3.3.1.3).
 *
 * @param payload not to be written into
 * @param since when it was published
 */
public record RetainedMessage(String topic, byte[] payload, int qos, Instant since) {

    /** Of a message with an empty topic, in memory. */
    private static final int OVERHEAD = 250;

    /** What it takes in memory, roughly. */
    long bytes() {
        return OVERHEAD + (long) Character.BYTES * topic.length() + payload.length;
    }
}
