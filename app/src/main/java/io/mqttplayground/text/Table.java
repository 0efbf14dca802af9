package io.mqttplayground.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Rows in aligned columns under a heading. */
public final class Table {

    /** Columns that the last cells need at least, to be wrapped rather than put elsewhere. */
    private static final int LEAST_ROOM = 16;

    private final List<StyledLine> heading;
    private final List<List<StyledLine>> rows = new ArrayList<>();

    public Table(String... heading) {
        this.heading = Stream.of(heading).map(name -> StyledLine.of(name, Style.DIM)).toList();
        rows.add(this.heading);
    }

    public Table row(String... cells) {
        if (cells.length != heading.size()) {
            throw new IllegalArgumentException(
                    "a row of " + cells.length + " cells under " + heading.size() + " headings");
        }
        rows.add(Stream.of(cells).map(StyledLine::of).toList());
        return this;
    }

    /** As wide as the cells are. */
    public List<StyledLine> lines() {
        return lines(Integer.MAX_VALUE);
    }

    /**
     * The same on a screen of so many columns: the last column is wrapped where it is too wide, and
     * where even that does not fit, each row becomes a list of its cells.
     */
    public List<StyledLine> lines(int screenWidth) {
        if (!fits(screenWidth)) {
            return listed(screenWidth);
        }
        int[] widths = Cells.widths(rows);
        int last = widths.length - 1;
        widths[last] = Math.min(widths[last], room(widths, screenWidth));
        return rows.stream()
                .flatMap(row -> Cells.row(row, widths).stream())
                .map(StyledLine.of(Cells.GAP)::and)
                .toList();
    }

    /** Whether so many columns hold a row, with no cell wrapped but the last. */
    public boolean fits(int screenWidth) {
        int[] widths = Cells.widths(rows);
        return room(widths, screenWidth) >= Math.min(widths[widths.length - 1], LEAST_ROOM);
    }

    /** Columns that are left for the last cell. */
    private static int room(int[] widths, int screenWidth) {
        int before = Arrays.stream(widths).limit(widths.length - 1L).sum();
        return screenWidth - before - Cells.GAP.length() * widths.length;
    }

    /** The first cell of each row, and below it the others, each behind its heading. */
    private List<StyledLine> listed(int screenWidth) {
        int label = heading.stream().skip(1).mapToInt(StyledLine::columns).max().orElse(0);
        StyledLine margin = StyledLine.of(Cells.GAP);
        StyledLine indent = margin.and(margin);
        int room = Math.max(LEAST_ROOM, screenWidth - indent.columns() - label - 2);
        List<StyledLine> lines = new ArrayList<>();
        for (List<StyledLine> row : rows.subList(1, rows.size())) {
            int whole = Math.max(LEAST_ROOM, screenWidth - margin.columns());
            row.get(0).wrapped(whole).forEach(line -> lines.add(margin.and(line)));
            for (int column = 1; column < row.size(); column++) {
                List<StyledLine> named = List.of(heading.get(column), row.get(column));
                Cells.row(named, label, room).forEach(line -> lines.add(indent.and(line)));
            }
        }
        return lines;
    }
}
