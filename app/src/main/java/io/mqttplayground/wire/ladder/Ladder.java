package io.mqttplayground.wire.ladder;

import io.mqttplayground.text.Columns;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.WireEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws events as rows between publishers, the broker and subscribers: what passed, when, which
 * way. On a narrow screen the columns give way to names.
 *
 * @param width columns of the screen
 * @param start from when on seconds are counted
 * @param digits how many the numbers of the events have, see {@link #digits(List)}
 */
public record Ladder(Lanes lanes, int width, Instant start, int digits) {

    private static final int FEWEST_DIGITS = 4;
    private static final double NANOS_PER_SECOND = 1e9;

    /** From this on a tenth of a second is all that there is room for. */
    private static final int LONG_RUN_SECONDS = 1000;

    /** Below this width there is no room for columns beside the text. */
    private static final int NARROW = 60;

    private static final int WIDE = 120;
    private static final int LANES_ROOM = 21;
    private static final int WIDE_LANES_ROOM = 41;
    private static final String MARGIN = "  ";
    private static final int INDENT = 7;
    private static final int LONGEST_NAME = 20;

    /**
     * A whole ladder: the names above their columns, then the rows.
     *
     * @param whole all that happened, of which these may be a part
     * @param most rows that are drawn, the last ones
     * @param width columns of the screen
     */
    public static List<StyledLine> draw(
            List<WireEvent> events, List<WireEvent> whole, int most, int width) {
        List<Row> rows = Row.of(events);
        List<Row> shown = rows.subList(Math.max(0, rows.size() - most), rows.size());
        if (shown.isEmpty()) {
            return List.of();
        }
        Cast cast = Cast.of(shown.stream().map(Row::first).toList(), whole);
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

    private boolean hasColumns() {
        return width >= NARROW;
    }

    /** Columns that the lanes may take. */
    private int room() {
        return width >= WIDE ? WIDE_LANES_ROOM : LANES_ROOM;
    }

    /** The names above their columns; nothing where there are none. */
    List<StyledLine> heading() {
        if (!hasColumns()) {
            return List.of();
        }
        String before = MARGIN + " ".repeat(digits - FEWEST_DIGITS) + " no.  seconds" + MARGIN;
        String below = " ".repeat(before.length());
        List<StyledLine> lines = new ArrayList<>();
        for (String names : lanes.heading(room())) {
            String line = (lines.isEmpty() ? before : below) + names;
            lines.add(StyledLine.of(EventText.cut(line, width - 1), Style.DIM));
        }
        return lines;
    }

    /** One row: a line, and more where its text needs them. */
    List<StyledLine> lines(Row row) {
        return hasColumns() ? beside(row) : below(row);
    }

    private List<StyledLine> beside(Row row) {
        String before = before(row);
        int textWidth = width - 1 - before.length() - lanes.width(room()) - MARGIN.length();
        List<String> text = row.text().lines(who(row.first().clientId()), textWidth);
        StyledLine drawn = StyledLine.of(before, Style.DIM).and(lanesOf(row), style(row));
        StyledLine below =
                StyledLine.of(" ".repeat(before.length()) + lanes.empty(room()), Style.DIM);
        List<StyledLine> lines = new ArrayList<>();
        for (String line : text) {
            StyledLine beside = lines.isEmpty() ? drawn : below;
            lines.add(beside.and(MARGIN + line, textStyle(row)));
        }
        return lines;
    }

    /** The client's name where its column does not tell it. */
    private String who(String clientId) {
        return lanes.isAmongOthers(clientId)
                ? Columns.cut(Lanes.name(clientId), LONGEST_NAME) + ": "
                : "";
    }

    private String lanesOf(Row row) {
        String client = row.first().clientId();
        boolean both = row.isThereAndBack();
        return row.first()
                .answer(
                        seen -> lanes.arrow(room(), client, seen.direction(), both),
                        refused -> lanes.stopAtBroker(room()),
                        lost -> lanes.broken(room(), client, lost.direction()),
                        fault -> lanes.stopAtClient(room(), client),
                        closed -> lanes.stopAtClient(room(), client),
                        ended -> lanes.stopAtBroker(room()));
    }

    private List<StyledLine> below(Row row) {
        String way = way(row);
        int nameWidth = Math.max(1, width - 1 - before(row).length() - way.length());
        String name = EventText.cut(Lanes.name(row.first().clientId()), nameWidth);
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.of(before(row), Style.DIM).and(name + way, style(row)));
        for (String line : row.text().lines("", width - 1 - INDENT)) {
            lines.add(StyledLine.of(" ".repeat(INDENT) + line, textStyle(row)));
        }
        return lines;
    }

    /** Towards the broker or from it, where no column shows it. */
    private static String way(Row row) {
        if (row.isThereAndBack()) {
            return " ←→ broker";
        }
        if (row.first() instanceof WireEvent.PacketSeen seen) {
            return seen.direction() == Direction.TO_BROKER ? " → broker" : " ← broker";
        }
        if (row.first() instanceof WireEvent.Lost lost) {
            return lost.direction() == Direction.TO_BROKER ? " →✗ broker" : " ←✗ broker";
        }
        return "";
    }

    /** The number of the row's event and when it happened, as wide as the heading there. */
    private String before(Row row) {
        Duration since = Duration.between(start, row.first().at());
        // Clocks may be set back; numbers tell the order.
        double seconds = Math.max(0, since.toNanos() / NANOS_PER_SECOND);
        String time =
                String.format(Locale.ROOT, seconds < LONG_RUN_SECONDS ? "%8.3f" : "%8.1f", seconds);
        String number = Long.toString(row.first().number());
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
}
