package io.mqttplayground.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jline.utils.AttributedString;

/**
 * Breaks a line into those of a width: between words where there are any, else in the middle of
 * one.
 *
 * @param width columns of a line
 * @param indent of these, what is left free before all lines but the first
 */
record Wrapping(int width, int indent) {

    List<StyledLine> lines(StyledLine line) {
        List<StyledLine> lines = new ArrayList<>();
        AttributedString rest = line.styled();
        while (rest.columnLength() > width) {
            int end = end(rest, lines.isEmpty() ? 1 : indent + 1);
            lines.add(new StyledLine(rest.subSequence(0, end)));
            int next = end + margin(rest, end);
            if (next == rest.length()) {
                return lines;
            }
            StyledLine left = new StyledLine(rest.subSequence(next, rest.length()));
            rest = StyledLine.of(" ".repeat(indent)).and(left).styled();
        }
        lines.add(new StyledLine(rest));
        return lines;
    }

    /**
     * Where a line ends: before the last blank that leaves a word in front of it, if any does.
     *
     * @param least characters of the line, so that something of the text is on it
     */
    private int end(AttributedString text, int least) {
        int margin = margin(text, 0);
        int fits = Math.max(least, text.columnSubSequence(0, width).length());
        if (fits == text.length()) {
            return fits;
        }
        int blank = lastBlank(text, margin, fits, at -> !isInCode(text, at));
        if (blank < 0) {
            blank = lastBlank(text, margin, fits, at -> true);
        }
        return blank < 0 ? whole(text, fits) : blank;
    }

    /** The first of the last blanks in a row; less than 0 where there is none. */
    private static int lastBlank(AttributedString text, int from, int to, IntPredicate mayBreak) {
        int at = to;
        while (at > from && !(text.charAt(at) == ' ' && mayBreak.test(at))) {
            at--;
        }
        while (at > from && text.charAt(at - 1) == ' ') {
            at--;
        }
        return at > from ? at : -1;
    }

    /** A piece of code stays together where a line can hold it. */
    private boolean isInCode(AttributedString text, int at) {
        int from = text.runStart(at);
        int to = text.runLimit(at);
        return Style.CODE.isAt(text, at)
                && text.subSequence(from, to).columnLength() <= width - indent;
    }

    private static int margin(AttributedString text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at - from;
    }

    /** No character of two halves is cut in two. */
    private static int whole(AttributedString text, int end) {
        boolean half = Character.isHighSurrogate(text.charAt(end - 1)) && end < text.length();
        return half ? end + 1 : end;
    }
}
