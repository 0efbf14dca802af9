package io.mqttplayground.text;

import java.util.ArrayList;
import java.util.List;

/** Makes text fit a number of columns. */
public final class Pieces {

    private static final String LEFT_OUT = "…";
    private static final String LEFT_OUT_IN_ASCII = Ascii.of(LEFT_OUT);

    private Pieces() {}

    /** The text in pieces of at most so many columns, cut at blanks where there are any. */
    public static List<String> of(String text, int columns) {
        List<String> pieces = new ArrayList<>();
        String rest = text;
        while (rest.length() > columns) {
            int blank = rest.lastIndexOf(' ', columns);
            int end = blank > 0 ? blank : charactersEnd(rest, columns);
            pieces.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        pieces.add(rest);
        return pieces;
    }

    /**
     * The beginning of the text, marked where the rest is left out.
     *
     * @param unicode whether the screen can show more than ASCII: there the mark is narrower
     */
    public static String beginning(String text, int columns, boolean unicode) {
        String mark = unicode ? LEFT_OUT : LEFT_OUT_IN_ASCII;
        String shown = unicode ? text : Ascii.of(text);
        return shown.length() <= columns || columns <= mark.length()
                ? shown
                : shown.substring(0, charactersEnd(shown, columns - mark.length())) + mark;
    }

    /** Where to cut without parting a surrogate pair. */
    private static int charactersEnd(String text, int end) {
        return end > 1 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
