package io.mqttplayground.topic;

import java.util.Optional;

/**
 * What a subscription or an access rule asks for: levels, of which any may be {@code +} (one level)
 * and the last may be {@code #} (this level, all below it, and the parent itself), section 4.7.
 *
 * <p>Any text can be held, so that making one never fails on a network thread; matching means
 * something for a valid filter only, see {@link #problem()}.
 *
 * @param text the filter as written
 */
public record TopicFilter(String text) {

    /** What keeps this from being a topic filter; see {@link #problem(String)}. */
    public Optional<String> problem() {
        return problem(text);
    }

    /**
     * What keeps the text from being a topic filter, as a sentence without a full stop; empty when
     * it is one. Never throws.
     */
    public static Optional<String> problem(String text) {
        Optional<String> problem = TopicText.problem("topic filter", text);
        return problem.isPresent() ? problem : misplacedWildcard(text);
    }

    private static Optional<String> misplacedWildcard(String text) {
        int end;
        for (int start = 0; start <= text.length(); start = end + 1) {
            end = TopicText.levelEnd(text, start);
            String level = text.substring(start, end);
            if (level.contains("#") && (level.length() > 1 || end < text.length())) {
                return wrong(text, "# stands alone in the last level"); // [MQTT-4.7.1-2]
            }
            if (level.contains("+") && level.length() > 1) {
                return wrong(text, "+ stands alone in its level"); // [MQTT-4.7.1-3]
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrong(String text, String rule) {
        return Optional.of("%s is not a topic filter: %s".formatted(TopicText.quoted(text), rule));
    }

    /**
     * Whether a message published to the topic name goes to a subscription with this filter.
     * Allocates nothing: the broker asks this for every delivery.
     */
    public boolean matches(String topic) {
        if (topic.startsWith("$") && !text.startsWith("$")) {
            return false; // [MQTT-4.7.2-1]
        }
        int filterAt = 0;
        int topicAt = 0;
        while (true) {
            int filterEnd = TopicText.levelEnd(text, filterAt);
            if (isLevel('#', filterAt, filterEnd)) {
                return true;
            }
            int topicEnd = TopicText.levelEnd(topic, topicAt);
            if (!levelMatches(filterAt, filterEnd, topic, topicAt, topicEnd)) {
                return false;
            }
            if (topicEnd == topic.length()) {
                return filterEnd == text.length() || endsWithHashAfter(filterEnd);
            }
            if (filterEnd == text.length()) {
                return false;
            }
            filterAt = filterEnd + 1;
            topicAt = topicEnd + 1;
        }
    }

    private boolean levelMatches(int from, int to, String topic, int topicFrom, int topicTo) {
        return isLevel('+', from, to)
                || to - from == topicTo - topicFrom
                        && text.regionMatches(from, topic, topicFrom, to - from);
    }

    private boolean isLevel(char wildcard, int from, int to) {
        return to - from == 1 && text.charAt(from) == wildcard;
    }

    /** {@code a/#} matches {@code a} too: # includes the parent level (section 4.7.1.2). */
    private boolean endsWithHashAfter(int levelEnd) {
        return text.length() == levelEnd + 2 && text.charAt(levelEnd + 1) == '#';
    }

    /** Whether some topic name matches both filters. */
    public boolean overlaps(TopicFilter other) {
        return intersection(other).isPresent();
    }

    /** The filter of exactly those topic names that match both; empty when there are none. */
    public Optional<TopicFilter> intersection(TopicFilter other) {
        return FilterLevels.of(text)
                .intersection(FilterLevels.of(other.text))
                .map(TopicFilter::new);
    }

    /** Whether every topic name that matches the other filter matches this one too. */
    public boolean covers(TopicFilter other) {
        return FilterLevels.of(text).covers(FilterLevels.of(other.text).withoutEmptyParent());
    }

    /** The filter as written. */
    @Override
    public String toString() {
        return text;
    }
}
