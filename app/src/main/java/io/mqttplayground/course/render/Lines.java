package io.mqttplayground.course.render;

import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;

/** Lines being laid out, with blocks kept apart by one empty line. */
final class Lines {

    private final List<StyledLine> lines = new ArrayList<>();

    void add(StyledLine line) {
        lines.add(line);
    }

    void add(List<StyledLine> more) {
        lines.addAll(more);
    }

    /** An empty line, unless there is one already or nothing stands above it. */
    void gap() {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
            lines.add(StyledLine.EMPTY);
        }
    }

    List<StyledLine> all() {
        return List.copyOf(lines);
    }

    /** The lines with a margin: one text before the first line, another before the others. */
    static List<StyledLine> indented(
            List<StyledLine> lines, String first, String others, Style style) {
        List<StyledLine> indented = new ArrayList<>();
        for (StyledLine line : lines) {
            String margin = indented.isEmpty() ? first : others;
            boolean empty = line.isEmpty() && margin.isBlank();
            indented.add(empty ? line : StyledLine.of(margin, style).and(line));
        }
        return indented;
    }
}
