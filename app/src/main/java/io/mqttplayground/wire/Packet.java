package io.mqttplayground.wire;

import io.mqttplayground.topic.TopicFilter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A control packet as it was seen on a connection (MQTT 3.1.1, section 3). */
public sealed interface Packet {

    /** What a text takes besides its characters. */
    int BYTES_OF_A_TEXT = 100;

    /** Its type, of which each has a record here with the same name. */
    default PacketType type() {
        return PacketType.valueOf(getClass().getSimpleName().toUpperCase(Locale.ROOT));
    }

    /** The packet's name as the standard writes it, such as {@code PUBLISH}. */
    default String name() {
        return type().name();
    }

    /**
     * The packet identifier, by which it and its answers belong together: from 1 to 65,535 (section
     * 2.3.1); 0 for a packet that has none, such as a PUBLISH at QoS 0.
     */
    default int packetId() {
        return 0;
    }

    /** The topics and topic filters that it names; of a CONNECT, that of its will. */
    default List<String> topics() {
        return List.of();
    }

    /** The same with no more than the beginning of its payload, to be kept for a while. */
    default Packet shortened() {
        return this;
    }

    /** Memory that its texts and its payload take, roughly. */
    default long bytes() {
        long bytes = 0;
        for (String one : topics()) {
            bytes += BYTES_OF_A_TEXT + one.length();
        }
        return bytes;
    }

    /** Section 3.1. The password is never kept. */
    record Connect(
            String clientId,
            Optional<String> username,
            boolean cleanSession,
            int keepAliveSeconds,
            Optional<Publish> will)
            implements Packet {

        @Override
        public List<String> topics() {
            return will.map(Publish::topics).orElse(List.of());
        }

        @Override
        public Packet shortened() {
            Optional<Publish> shorter = will.map(Publish::shortened);
            return new Connect(clientId, username, cleanSession, keepAliveSeconds, shorter);
        }

        @Override
        public long bytes() {
            return clientId.length() + will.map(Publish::bytes).orElse(0L);
        }
    }

    /** Section 3.2; return code 0 is accepted, 1 to 5 are refusals. */
    record Connack(int returnCode, boolean sessionPresent) implements Packet {}

    /**
     * Section 3.3.
     *
     * @param packetId packet identifier; 0 at QoS 0, which has none
     * @param payload the first bytes of the payload, at most {@link #KEPT_BYTES}
     * @param payloadSize how many bytes the payload has in all
     */
    record Publish(
            String topic,
            int qos,
            boolean retain,
            boolean dup,
            int packetId,
            byte[] payload,
            int payloadSize)
            implements Packet {

        /** How much of a payload an event keeps: enough for every lesson, bounded for all else. */
        public static final int KEPT_BYTES = 4096;

        private static final int SHORTENED_BYTES = 256;

        @Override
        public List<String> topics() {
            return List.of(topic);
        }

        @Override
        public Publish shortened() {
            if (payload.length <= SHORTENED_BYTES) {
                return this;
            }
            byte[] beginning = Arrays.copyOf(payload, SHORTENED_BYTES);
            return new Publish(topic, qos, retain, dup, packetId, beginning, payloadSize);
        }

        @Override
        public long bytes() {
            return topic.length() + payload.length;
        }
    }

    /** Section 3.4. */
    record Puback(int packetId) implements Packet {}

    /** Section 3.5. */
    record Pubrec(int packetId) implements Packet {}

    /** Section 3.6. */
    record Pubrel(int packetId) implements Packet {}

    /** Section 3.7. */
    record Pubcomp(int packetId) implements Packet {}

    /** Section 3.8. */
    record Subscribe(int packetId, List<Filter> filters) implements Packet {

        @Override
        public List<String> topics() {
            return filters.stream().map(Filter::topicFilter).toList();
        }
    }

    /** Section 3.9; one code for each filter asked for: the granted QoS, or 0x80 for refused. */
    record Suback(int packetId, List<Integer> returnCodes) implements Packet {

        @Override
        public long bytes() {
            return 16L * returnCodes.size();
        }
    }

    /** Section 3.10. */
    record Unsubscribe(int packetId, List<String> filters) implements Packet {

        @Override
        public List<String> topics() {
            return filters;
        }
    }

    /** Section 3.11. */
    record Unsuback(int packetId) implements Packet {}

    /** Section 3.12. */
    record Pingreq() implements Packet {}

    /** Section 3.13. */
    record Pingresp() implements Packet {}

    /** Section 3.14. */
    record Disconnect() implements Packet {}

    /**
     * One subscription asked for.
     *
     * @param topicFilter a topic filter, wildcards allowed
     * @param qos the highest QoS the client wants messages at
     */
    record Filter(String topicFilter, int qos) {

        public boolean matches(String topic) {
            return new TopicFilter(topicFilter).matches(topic);
        }

        /**
         * Of those that match the topic, the one with the highest QoS, which is the one that counts
         * [MQTT-3.3.5-1]; empty when none does.
         */
        public static Optional<Filter> highest(Collection<Filter> filters, String topic) {
            return filters.stream()
                    .filter(one -> one.matches(topic))
                    .max(Comparator.comparingInt(Filter::qos));
        }
    }
}
