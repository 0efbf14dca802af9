package io.mqttplayground.course.format;

import java.util.ArrayList;
import java.util.List;

/**
 * The inside of a fenced block.
 *
 * @param fenceLine line of the opening fence
 * @param lines what stands between the fences
 */
record BlockText(int fenceLine, List<Line> lines) {

    /** A line of the file, without its end. */
    record Line(int number, String text) {

        boolean isBlank() {
            return text.isBlank();
        }
    }

    static BlockText of(int fenceLine, String literal) {
        List<Line> lines = new ArrayList<>();
        int number = fenceLine;
        for (String text : literal.lines().toList()) {
            lines.add(new Line(++number, text));
        }
        return new BlockText(fenceLine, lines);
    }

    /** The text as it was written. */
    String literal() {
        return String.join("\n", lines.stream().map(Line::text).toList());
    }

    List<Line> filledLines() {
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }
}
