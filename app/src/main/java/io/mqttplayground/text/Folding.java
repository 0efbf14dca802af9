package io.mqttplayground.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks a line that is wider than the screen at its blanks; what follows is indented. */
public final class Folding {

    /** How much further in the rest of a line begins. */
    private static final int INDENT = 4;

    private Folding() {}

    /**
     * @param width columns of the screen
     * @return lines of at most so many columns, with the same words in the same styles
     */
    public static List<StyledLine> fold(StyledLine line, int width) {
        List<StyledLine> folded = new ArrayList<>();
        StyledLine rest = line;
        int margin = margin(line.plain());
        int indent = margin + INDENT < width / 2 ? margin + INDENT : 0;
        while (Columns.of(rest.plain()) > width) {
            int end = endOfLine(rest.plain(), width);
            folded.add(piece(rest, 0, end, ""));
            int next = end + margin(rest.plain().substring(end));
            rest = piece(rest, next, rest.plain().length(), " ".repeat(indent));
            if (rest.plain().isBlank()) {
                return folded;
            }
        }
        folded.add(rest);
        return folded;
    }

    private static int margin(String text) {
        return text.length() - text.stripLeading().length();
    }

    /** Before the last blank that leaves a word in front of it, else wherever the screen ends. */
    private static int endOfLine(String text, int width) {
        int end = Columns.end(text, width);
        int blank = text.lastIndexOf(' ', end);
        String before = text.substring(0, Math.max(0, blank)).stripTrailing();
        return before.isBlank() ? end : before.length();
    }

    private static StyledLine piece(StyledLine line, int from, int to, String indent) {
        StyledLine piece = indent.isEmpty() ? StyledLine.EMPTY : StyledLine.of(indent);
        int at = 0;
        for (Span span : line.spans()) {
            int begin = Math.max(from, at);
            int end = Math.min(to, at + span.text().length());
            if (begin < end) {
                piece = piece.and(span.text().substring(begin - at, end - at), span.style());
            }
            at += span.text().length();
        }
        return piece;
    }
}
