package io.mqttplayground.course.verify;

/** Says what makes two topics differ, where that is easily overlooked. */
final class Topics {

    private Topics() {}

    /** A remark in parentheses, or nothing. */
    static String note(String seen, String wanted) {
        if (!wanted.startsWith("/") && seen.startsWith("/")) {
            return " (without the / in front: " + seen + " is another topic)";
        }
        if (wanted.startsWith("/") && !seen.startsWith("/")) {
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
}
