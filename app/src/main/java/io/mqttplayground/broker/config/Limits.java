package io.mqttplayground.broker.config;

/**
 * What the broker grants before it refuses.
 *
 * @param packetBytes size of one control packet
 * @param connections open at the same time
 * @param subscriptions of one client
 * @param retainedMessages kept in all
 * @param queuedMessages kept for one offline session
 * @param backlogBytes not yet read by one subscriber before it is let go
 */
public record Limits(
        int packetBytes,
        int connections,
        int subscriptions,
        int retainedMessages,
        int queuedMessages,
        int backlogBytes) {

    private static final int MEBIBYTE = 1024 * 1024;

    public static Limits standard() {
        return new Limits(MEBIBYTE, 5_000, 1_000, 10_000, 10_000, 16 * MEBIBYTE);
    }
}
