package io.mqttplayground.wire;

import io.mqttplayground.text.Printable;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.text.Wrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws events as rows between publishers, the broker and subscribers: what passed, when, which
 * way. On a narrow screen the columns give way to names.
 */
public final class Ladder {

    /** Below this width there is no room for columns beside the text. */
    private static final int NARROW = 60;

    private static final int WIDE = 120;
    private static final int LANES_ROOM = 21;
    private static final int WIDE_LANES_ROOM = 41;
    private static final String MARGIN = "  ";
    private static final int INDENT = 7;
    private static final int LONGEST_NAME = 20;
    private static final int FEWEST_DIGITS = 4;

    private final Lanes lanes;
    private final int width;
    private final int room;
    private final Instant start;
    private final int digits;
    private final boolean columns;

    /**
     * @param width columns of the screen
     * @param start from when on time is counted
     * @param digits how many the numbers of its rows have, see {@link #digits}
     */
    Ladder(Lanes lanes, int width, Instant start, int digits) {
        this.lanes = lanes;
        this.width = width;
        this.room = width >= WIDE ? WIDE_LANES_ROOM : LANES_ROOM;
        this.start = start;
        this.digits = digits;
        this.columns = width >= NARROW;
    }

    /**
     * A whole ladder: the names above their columns, then the rows.
     *
     * @param most rows that are drawn, the last ones
     * @param width columns of the screen
     */
    public static List<StyledLine> draw(List<WireEvent> events, int most, int width) {
        List<Row> rows = Row.of(events);
        List<Row> shown = rows.subList(Math.max(0, rows.size() - most), rows.size());
        if (shown.isEmpty()) {
            return List.of();
        }
        Cast cast = Cast.of(shown.stream().map(Row::first).toList());
        Ladder ladder = new Ladder(cast.lanes(), width, shown.get(0).first().at(), digits(events));
        List<StyledLine> lines = new ArrayList<>(ladder.heading());
        shown.forEach(row -> lines.addAll(ladder.lines(row)));
        return lines;
    }

    /** How many digits the highest number of the events has, and no fewer than in a short run. */
    static int digits(List<WireEvent> events) {
        long highest = events.isEmpty() ? 0 : events.get(events.size() - 1).number();
        return Math.max(FEWEST_DIGITS, Long.toString(highest).length());
    }

    /** The names above their columns; nothing where there are none. */
    List<StyledLine> heading() {
        if (!columns) {
            return List.of();
        }
        String before = MARGIN + " ".repeat(digits - FEWEST_DIGITS) + " no.  seconds" + MARGIN;
        String below = " ".repeat(before.length());
        List<StyledLine> lines = new ArrayList<>();
        for (String names : lanes.heading(room)) {
            String line = (lines.isEmpty() ? before : below) + names;
            lines.add(StyledLine.of(cut(line, width - 1), Style.DIM));
        }
        return lines;
    }

    /** One row: a line, and more where its text needs them. */
    List<StyledLine> lines(Row row) {
        return columns ? beside(row) : below(row);
    }

    private List<StyledLine> beside(Row row) {
        int textWidth = width - 1 - before(row).length() - lanes.width(room) - MARGIN.length();
        List<String> text = text(who(row.first().clientId()), row.text(), textWidth);
        List<StyledLine> lines = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            String before = i == 0 ? before(row) : " ".repeat(before(row).length());
            String drawn = i == 0 ? lanesOf(row) : lanes.empty(room);
            lines.add(
                    StyledLine.of(before, Style.DIM)
                            .and(drawn, i == 0 ? style(row) : Style.DIM)
                            .and(MARGIN + text.get(i), textStyle(row)));
        }
        return lines;
    }

    /** The client's name where its column does not tell it. */
    private String who(String clientId) {
        return lanes.isAmongOthers(clientId)
                ? Printable.cut(Lanes.name(clientId), LONGEST_NAME) + ": "
                : "";
    }

    private String lanesOf(Row row) {
        WireEvent event = row.first();
        String client = event.clientId();
        if (event instanceof WireEvent.PacketSeen seen) {
            boolean toBroker = seen.direction() == Direction.TO_BROKER;
            boolean both = row.isThereAndBack();
            return lanes.arrow(room, client, toBroker || both, !toBroker || both);
        }
        if (event instanceof WireEvent.Lost lost) {
            return lanes.broken(room, client, lost.direction() == Direction.TO_BROKER);
        }
        return event instanceof WireEvent.Refused
                ? lanes.stopAtBroker(room)
                : lanes.stopAtClient(room, client);
    }

    private List<StyledLine> below(Row row) {
        String way =
                row.first() instanceof WireEvent.PacketSeen seen
                        ? row.isThereAndBack()
                                ? " ←→ broker"
                                : seen.direction() == Direction.TO_BROKER
                                        ? " → broker"
                                        : " ← broker"
                        : "";
        int nameWidth = Math.max(1, width - 1 - before(row).length() - way.length());
        String name = cut(Lanes.name(row.first().clientId()), nameWidth);
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.of(before(row), Style.DIM).and(name + way, style(row)));
        for (String line : text("", row.text(), width - 1 - INDENT)) {
            lines.add(StyledLine.of(" ".repeat(INDENT) + line, textStyle(row)));
        }
        return lines;
    }

    private String before(Row row) {
        WireEvent first = row.first();
        // Clocks may be set back; numbers tell the order.
        double seconds = Math.max(0, Duration.between(start, first.at()).toNanos() / 1e9);
        String time = String.format(Locale.ROOT, seconds < 1000 ? "%8.3f" : "%8.1f", seconds);
        String number = Long.toString(first.number());
        return MARGIN + " ".repeat(digits - number.length()) + number + " " + time + MARGIN;
    }

    private static Style style(Row row) {
        if (row.first() instanceof WireEvent.PacketSeen seen) {
            return seen.direction() == Direction.TO_BROKER ? Style.SENT : Style.RECEIVED;
        }
        return Style.BAD;
    }

    private static Style textStyle(Row row) {
        return row.first() instanceof WireEvent.PacketSeen ? Style.PLAIN : Style.BAD;
    }

    /** All in one line, or the head and its parts in one line each, cut; a note to its end. */
    private static List<String> text(String who, EventText text, int room) {
        String head = who + text.head();
        String parts = String.join(MARGIN, text.parts());
        String all = (head + MARGIN + parts + text.note()).stripTrailing();
        if (all.length() <= room) {
            return List.of(all);
        }
        List<String> lines = new ArrayList<>(Wrapped.lines(head, room));
        if (!parts.isEmpty() && parts.length() <= room) {
            lines.add(parts);
        } else {
            text.parts().forEach(part -> lines.add(cut(part, room)));
        }
        if (!text.note().isEmpty()) {
            lines.addAll(Wrapped.lines(text.note(), room));
        }
        return lines;
    }

    /** Leaves room for the wider ellipsis of a screen without Unicode. */
    private static String cut(String text, int room) {
        return text.length() <= room ? text : Printable.cut(text, Math.max(1, room - 2));
    }
}
