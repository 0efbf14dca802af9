package io.mqttplayground.topic;

import java.util.Optional;

/** What topic names and topic filters have in common: length, characters and levels. */
final class TopicText {

    private static final int MAX_BYTES = 65_535;
    private static final int QUOTED = 60;

    private TopicText() {}

    /** What is wrong with the text as such, wildcards aside. */
    static Optional<String> problem(String kind, String text) {
        if (text.isEmpty()) {
            return Optional.of("a " + kind + " has at least one character"); // [MQTT-4.7.3-1]
        }
        if (text.indexOf('\0') >= 0) {
            return Optional.of("a " + kind + " must not contain U+0000"); // [MQTT-4.7.3-2]
        }
        if (hasLoneSurrogate(text)) { // [MQTT-1.5.3-1]
            return Optional.of("the " + kind + " is not valid Unicode: half a surrogate pair");
        }
        return tooLong(kind, text);
    }

    private static Optional<String> tooLong(String kind, String text) {
        int bytes = utf8Length(text);
        if (bytes > MAX_BYTES) { // [MQTT-4.7.3-3]
            return Optional.of("the %s has %d bytes, at most 65535".formatted(kind, bytes));
        }
        int levels = levels(text);
        if (levels > TopicName.MAX_LEVELS) {
            return Optional.of(
                    "the %s has %d levels, at most %d"
                            .formatted(kind, levels, TopicName.MAX_LEVELS));
        }
        return Optional.empty();
    }

    /** The text in quotes, cut to what fits in a sentence. */
    static String quoted(String text) {
        String shown = text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
        return '"' + shown + '"';
    }

    /** Where the level that starts at {@code from} ends, exclusive. */
    static int levelEnd(String text, int from) {
        int slash = text.indexOf('/', from);
        return slash < 0 ? text.length() : slash;
    }

    private static int levels(String text) {
        int levels = 1;
        for (int i = text.indexOf('/'); i >= 0; i = text.indexOf('/', i + 1)) {
            levels++;
        }
        return levels;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (Character.getType(text.codePointAt(at)) == Character.SURROGATE) {
                return true;
            }
        }
        return false;
    }

    private static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a surrogate pair stands for two of its four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
