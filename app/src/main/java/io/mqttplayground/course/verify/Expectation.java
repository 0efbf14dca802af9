package io.mqttplayground.course.verify;

import io.mqttplayground.topic.TopicFilter;
import java.util.Optional;
import java.util.OptionalInt;

/** One thing that is to happen at the broker. Which program brings it about does not matter. */
public sealed interface Expectation {

    /** Which client is meant. */
    Who who();

    /** A client was accepted: CONNACK with return code 0. */
    record Connected(Who who, Terms terms) implements Expectation {}

    /**
     * A client asked for a subscription and was answered.
     *
     * @param qos the granted QoS; empty when it does not matter
     */
    record Subscribed(Who who, TopicFilter filter, Grant grant, OptionalInt qos)
            implements Expectation {}

    /** A client published, and was allowed to. */
    record Published(Who who, Message message) implements Expectation {}

    /** A message was delivered to a client. */
    record Received(Who who, Message message) implements Expectation {}

    /** A CONNECT was answered with a refusal. */
    record ConnectDenied(Who who) implements Expectation {}

    /** A client published what it may not publish. */
    record PublishDenied(Who who, TopicFilter topics) implements Expectation {}

    /** A connection ended without DISCONNECT. */
    record Dropped(Who who) implements Expectation {}

    /** A client came back under the same client identifier. */
    record Reconnected(Who who) implements Expectation {}

    /**
     * A packet on its way from or to a client did not arrive, because a fault was set on purpose.
     *
     * @param packet its name in capitals, such as {@code PUBACK}
     */
    record Lost(Who who, String packet) implements Expectation {}

    /** How a subscription is to be answered. */
    enum Grant {
        GRANTED,
        REFUSED
    }

    /**
     * What a message is to look like; what is empty does not matter.
     *
     * @param topics the topic name is to match this
     * @param retained for a publish, whether the broker is to keep it; for a delivery, whether it
     *     came from what the broker had kept [MQTT-3.3.1-8]
     * @param dup whether it is sent again [MQTT-3.3.1-1]
     */
    record Message(
            TopicFilter topics,
            Optional<PayloadPattern> payload,
            OptionalInt qos,
            Optional<Boolean> retained,
            Optional<Boolean> dup) {}

    /**
     * What a CONNECT and its answer are to look like; what is empty does not matter.
     *
     * @param cleanSession the flag in CONNECT [MQTT-3.1.2-4]
     * @param sessionPresent the flag in CONNACK [MQTT-3.2.2-2]
     * @param keepAliveSeconds section 3.1.2.10
     * @param will section 3.1.2.5
     */
    record Terms(
            Optional<Boolean> cleanSession,
            Optional<Boolean> sessionPresent,
            OptionalInt keepAliveSeconds,
            Optional<Message> will) {}

    /** Which clients are meant; what is empty does not matter. */
    record Who(Optional<Account> account, Optional<String> clientId) {}

    /**
     * An account, or none.
     *
     * @param name empty for a client that connected without a username
     */
    record Account(Optional<String> name) {

        @Override
        public String toString() {
            return name.orElse("anonymous");
        }
    }
}
