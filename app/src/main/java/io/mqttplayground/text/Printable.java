package io.mqttplayground.text;

/**
 * Text from elsewhere, such as a topic or a client identifier, made fit for a screen: nothing in it
 * moves the cursor, changes colours or turns the direction of writing.
 */
public final class Printable {

    private static final char STAND_IN = '\uFFFD';

    private Printable() {}

    /** Each character that does something instead of showing something becomes a stand-in. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(Printable::acts)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> shown.appendCodePoint(acts(point) ? STAND_IN : point));
        return shown.toString();
    }

    private static boolean acts(int point) {
        boolean turnsDirection =
                point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
        int type = Character.getType(point);
        return Character.isISOControl(point)
                || turnsDirection
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    /**
     * The text, cut with an ellipsis where it takes more columns than that.
     *
     * @param most columns, at least 1
     */
    public static String cut(String text, int most) {
        if (Columns.of(text) <= most) {
            return text;
        }
        int room = most - 1;
        int end = Columns.end(text, room);
        boolean fits = Columns.of(text.substring(0, end)) <= room;
        return (fits ? text.substring(0, end) : "") + "…";
    }
}
