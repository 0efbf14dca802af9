package io.mqttplayground.wire.ladder;

import io.mqttplayground.text.Columns;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of one row, fitted into the room there is.
 *
 * @param who the client's name with what parts it from the rest, where no column tells it
 */
record RowText(String who, EventText event) {

    private static final String GAP = "  ";

    /** All in one line, or the head, its parts, as many to a line as fit, and a note to its end. */
    List<String> lines(int room) {
        String head = who + event.head();
        String all =
                Stream.of(head, String.join(GAP, event.parts()), event.note())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(GAP));
        if (Columns.of(all) <= room) {
            return List.of(all);
        }
        List<String> lines = new ArrayList<>(wrapped(head, room));
        lines.addAll(packed(event.parts(), room));
        if (!event.note().isEmpty()) {
            lines.addAll(wrapped(event.note(), room));
        }
        return lines;
    }

    private static List<String> wrapped(String text, int room) {
        return StyledLine.of(text).wrapped(room).stream().map(StyledLine::plain).toList();
    }

    private static List<String> packed(List<String> parts, int room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : parts) {
            String longer = line.isEmpty() ? part : line + GAP + part;
            if (Columns.of(longer) > room && !line.isEmpty()) {
                lines.add(line);
                longer = part;
            }
            line = cut(longer, room);
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    /** Leaves room for the wider ellipsis of a screen without Unicode. */
    static String cut(String text, int room) {
        return Columns.of(text) <= room ? text : Columns.cut(text, Math.max(1, room - 2));
    }
}
