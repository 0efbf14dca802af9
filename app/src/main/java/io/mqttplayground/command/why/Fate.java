package io.mqttplayground.command.why;

import io.mqttplayground.wire.Packet;
import java.util.Optional;

/** What became of a message for one client that has, or had, a matching filter. */
sealed interface Fate {

    /** The client identifier. */
    String clientId();

    /**
     * It was sent to the client.
     *
     * @param number the number of its PUBLISH, the last one where there were several
     * @param packet that PUBLISH
     * @param granted the subscription, with the granted QoS, that was the reason; empty when it is
     *     not known any more
     * @param acknowledged whether the client has said that it arrived; at QoS 0 it never does
     */
    record Sent(
            String clientId,
            long number,
            Packet.Publish packet,
            Optional<Packet.Filter> granted,
            boolean acknowledged)
            implements Fate {

        /** Whether it came there, as far as anybody but the client can know. */
        boolean arrived() {
            return acknowledged || packet.qos() == 0;
        }
    }

    /**
     * Its filter matches, and it may not read the topic.
     *
     * @param decision the access rules' decision, in words
     */
    record NoRight(String clientId, Packet.Filter granted, String decision) implements Fate {}

    /**
     * It is offline, and the message waits for it.
     *
     * @param waiting messages that wait, this one among them
     */
    record Queued(String clientId, Packet.Filter granted, int waiting) implements Fate {}

    /** It is offline, and at QoS 0 nothing is kept for it. */
    record Missed(String clientId, Packet.Filter granted) implements Fate {}

    /** It is offline, and there was no more room in its queue. */
    record NoRoom(String clientId, Packet.Filter granted, long dropped) implements Fate {}

    /**
     * It subscribed when the message had been passed on already.
     *
     * @param number the number of its SUBSCRIBE
     */
    record TooLate(String clientId, Packet.Filter granted, long number) implements Fate {}

    /**
     * Its connection had broken, and its subscription had ended with its clean session.
     *
     * @param number the number of the event that tells of the end
     */
    record Gone(String clientId, Packet.Filter granted, long number) implements Fate {}

    /**
     * It was lost on its way to the client, because a fault was set on purpose.
     *
     * @param number the number of the event that tells of it
     */
    record Lost(String clientId, Packet.Filter granted, long number) implements Fate {}

    /** It was not sent it, and a broker that stands elsewhere does not tell why. */
    record Untold(String clientId, Packet.Filter granted, boolean connected) implements Fate {}

    /** It is connected, and others are being sent before it. */
    record Waiting(String clientId, Packet.Filter granted, int before) implements Fate {}
}
