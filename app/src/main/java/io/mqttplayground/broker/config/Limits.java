package io.mqttplayground.broker.config;

import java.time.Duration;

/**
 * What the broker grants before it refuses.
 *
 * @param packetBytes size of one control packet
 * @param connections open at the same time
 * @param subscriptions of one client
 * @param retainedMessages kept in all
 * @param queuedMessages kept for one offline session
 * @param backlogBytes not yet read by one subscriber before it is let go
 * @param patience how long it waits
 */
public record Limits(
        int packetBytes,
        int connections,
        int subscriptions,
        int retainedMessages,
        int queuedMessages,
        int backlogBytes,
        Patience patience) {

    private static final int MEBIBYTE = 1024 * 1024;

    /**
     * How long the broker waits; not in any file.
     *
     * @param connect for the CONNECT of a new connection
     * @param session for Moquette to make ready or to end a session, or to answer for it
     * @param lagBytes what may wait for a subscriber before those who publish to it have to wait
     * @param progress for a subscriber that lags to take something; who does not brakes nobody
     */
    public record Patience(Duration connect, Duration session, long lagBytes, Duration progress) {

        public static Patience standard() {
            return new Patience(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    MEBIBYTE,
                    Duration.ofMillis(500));
        }
    }

    public static Limits standard() {
        return new Limits(
                MEBIBYTE, 5_000, 1_000, 10_000, 10_000, 16 * MEBIBYTE, Patience.standard());
    }

    public Limits with(Patience other) {
        return new Limits(
                packetBytes,
                connections,
                subscriptions,
                retainedMessages,
                queuedMessages,
                backlogBytes,
                other);
    }
}
