package io.mqttplayground.text;

import org.jline.utils.WCWidth;

/** How many columns of a terminal a text takes: Chinese and emoji take two for a character. */
public final class Columns {

    private Columns() {}

    public static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /**
     * The end of the longest beginning of a text that takes no more columns than that, and no less
     * than one character where there is one.
     */
    public static int end(String text, int columns) {
        int taken = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            taken += of(point);
            if (taken > columns && at > 0) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    /** As JLine counts, which draws the screen; a control character has no width. */
    private static int of(int point) {
        return Math.max(0, WCWidth.wcwidth(point));
    }
}
