package io.mqttplayground.course.render;

import io.mqttplayground.text.Columns;
import io.mqttplayground.text.Span;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;

/** Breaks spans into lines of at most so many columns, at spaces where there are any. */
final class Wrapping {

    private final int width;
    private final List<StyledLine> lines = new ArrayList<>();
    private final List<Span> line = new ArrayList<>();
    private final List<Span> word = new ArrayList<>();
    private Style gapStyle = Style.PLAIN;
    private boolean gap;

    private Wrapping(int width) {
        this.width = Math.max(1, width);
    }

    /** At least one line, even for no text. */
    static List<StyledLine> wrap(List<Span> spans, int width) {
        Wrapping wrapping = new Wrapping(width);
        for (Span span : spans) {
            wrapping.read(span);
        }
        wrapping.endWord();
        wrapping.endLine();
        return wrapping.lines;
    }

    /** A piece of code stays in one piece if a line can hold it. */
    private void read(Span span) {
        boolean whole = span.style() == Style.CODE && Columns.of(span.text()) <= width - 2;
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < span.text().length(); i++) {
            char c = span.text().charAt(i);
            boolean breaks = c == '\n' || c == ' ' && !whole;
            if (!breaks) {
                piece.append(c);
                continue;
            }
            addToWord(piece, span.style());
            endWord();
            if (c == '\n') {
                endLine();
            } else {
                gap = true;
                gapStyle = span.style();
            }
        }
        addToWord(piece, span.style());
    }

    private void addToWord(StringBuilder piece, Style style) {
        if (piece.length() > 0) {
            word.add(new Span(piece.toString(), style));
            piece.setLength(0);
        }
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        int needed = columns(word) + (gap && !line.isEmpty() ? 1 : 0);
        if (!line.isEmpty() && columns(line) + needed > width) {
            endLine();
        }
        if (gap && !line.isEmpty()) {
            append(new Span(" ", gapStyle));
        }
        word.forEach(this::appendSplitting);
        word.clear();
        gap = false;
    }

    /** A word that no line can hold is cut. */
    private void appendSplitting(Span span) {
        String rest = span.text();
        while (columns(line) + Columns.of(rest) > width) {
            int end = fitting(rest, width - columns(line));
            append(new Span(rest.substring(0, end), span.style()));
            rest = rest.substring(end);
            endLine();
        }
        append(new Span(rest, span.style()));
    }

    /** How much of the text fits; of one that begins a line, a character always does. */
    private int fitting(String text, int room) {
        int end = Columns.end(text, room);
        boolean fits = Columns.of(text.substring(0, end)) <= room;
        return fits || line.isEmpty() ? end : 0;
    }

    private void append(Span span) {
        int last = line.size() - 1;
        if (span.text().isEmpty()) {
            return;
        }
        if (last >= 0 && line.get(last).style() == span.style()) {
            line.set(last, new Span(line.get(last).text() + span.text(), span.style()));
        } else {
            line.add(span);
        }
    }

    private void endLine() {
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(new StyledLine(line));
        }
        line.clear();
        gap = false;
    }

    static int columns(List<Span> spans) {
        return spans.stream().mapToInt(span -> Columns.of(span.text())).sum();
    }
}
