package io.mqttplayground.text;

/** How many columns of a terminal a text takes: Chinese and emoji take two for a character. */
public final class Columns {

    private Columns() {}

    public static int of(String text) {
        return StyledLine.of(text).columns();
    }

    /**
     * The text, cut with an ellipsis where it takes more columns than that.
     *
     * @param most columns, at least 1
     */
    public static String cut(String text, int most) {
        StyledLine line = StyledLine.of(text);
        return line.columns() <= most ? text : line.styled().columnSubSequence(0, most - 1) + "…";
    }
}
