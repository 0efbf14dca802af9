package io.mqttplayground.topic;

import java.util.Optional;

/** What a message is published to: one exact name, without wildcards (section 4.7). */
public final class TopicName {

    /**
     * How many levels a topic name or filter may have; the standard leaves it open, the broker's
     * routing, which recurses once for each level, does not.
     */
    public static final int MAX_LEVELS = 200;

    private TopicName() {}

    /**
     * What keeps the text from being a topic name, as a sentence without a full stop; empty when it
     * is one. Never throws.
     */
    public static Optional<String> problem(String text) {
        Optional<String> problem = TopicText.problem("topic name", text);
        return problem.isPresent() ? problem : wildcard(text);
    }

    /** [MQTT-3.3.2-2], [MQTT-4.7.1-1]. */
    private static Optional<String> wildcard(String text) {
        int hash = text.indexOf('#');
        if (hash < 0 && text.indexOf('+') < 0) {
            return Optional.empty();
        }
        return Optional.of(
                "the topic name %s contains the wildcard %s; only a topic filter may"
                        .formatted(TopicText.quoted(text), hash >= 0 ? "#" : "+"));
    }

    /**
     * Whether the name starts with {@code $}, which is kept for the broker itself: no wildcard at
     * the first level matches it [MQTT-4.7.2-1].
     */
    public static boolean isReserved(String topic) {
        return topic.startsWith("$");
    }
}
