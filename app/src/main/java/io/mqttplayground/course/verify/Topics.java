package io.mqttplayground.course.verify;

import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.topic.TopicName;

/** Says what makes two topics differ, where that is easily overlooked. */
final class Topics {

    private Topics() {}

    /** A remark in parentheses, or nothing. */
    static String note(String seen, String wanted) {
        if (covers(wanted, seen.replaceFirst("^/", "")) && seen.startsWith("/")) {
            return " (without the / in front: " + seen + " is another topic)";
        }
        if (covers(wanted, "/" + seen)) {
            return " (with a / in front: " + seen + " is another topic)";
        }
        if (seen.equalsIgnoreCase(wanted)) {
            return " (capital and small letters are different)";
        }
        if (seen.strip().equals(wanted)) {
            return " (without the space, which is part of a topic)";
        }
        return "";
    }

    /** Whether it is the filter itself, or a topic that the filter matches. */
    private static boolean covers(String filter, String seen) {
        return filter.equals(seen)
                || (TopicName.problem(seen).isEmpty() && new TopicFilter(filter).matches(seen));
    }
}
