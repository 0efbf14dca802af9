package io.mqttplayground.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows in aligned columns under a heading. */
public final class Table {

    private static final String GAP = "  ";

    /** Columns that the last cells need at least, to be wrapped rather than put elsewhere. */
    private static final int LEAST_ROOM = 16;

    private final List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... heading) {
        this.heading = List.of(heading);
    }

    public Table row(String... cells) {
        if (cells.length != heading.size()) {
            throw new IllegalArgumentException(
                    "a row of " + cells.length + " cells under " + heading.size() + " headings");
        }
        rows.add(Stream.of(cells).map(Printable::of).toList());
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
        int[] widths = widths();
        int last = widths.length - 1;
        widths[last] = Math.min(widths[last], room(widths, screenWidth));
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.of(line(heading, widths), Style.DIM));
        rows.forEach(row -> lines.addAll(under(row, widths)));
        return lines;
    }

    /** Whether so many columns hold a row, with no cell wrapped but the last. */
    public boolean fits(int screenWidth) {
        int[] widths = widths();
        int last = widths.length - 1;
        return room(widths, screenWidth) >= Math.min(widths[last], LEAST_ROOM);
    }

    private int[] widths() {
        return IntStream.range(0, heading.size())
                .map(column -> Math.max(heading.get(column).length(), widest(column)))
                .toArray();
    }

    /** Columns that are left for the last cell. */
    private static int room(int[] widths, int screenWidth) {
        int before =
                IntStream.range(0, widths.length - 1)
                        .map(column -> GAP.length() + widths[column])
                        .sum();
        return screenWidth - before - GAP.length();
    }

    private int widest(int column) {
        return rows.stream().mapToInt(row -> Columns.of(row.get(column))).max().orElse(0);
    }

    private static List<StyledLine> under(List<String> row, int[] widths) {
        int last = widths.length - 1;
        List<StyledLine> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>(row);
        for (String piece : wrapped(row.get(last), widths[last])) {
            cells.set(last, piece);
            lines.add(StyledLine.of(line(cells, widths)));
            cells.replaceAll(shown -> "");
        }
        return lines;
    }

    private static List<String> wrapped(String cell, int width) {
        return Columns.of(cell) <= width ? List.of(cell) : Wrapped.lines(cell, width);
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(GAP).append(cell).append(" ".repeat(widths[column] - Columns.of(cell)));
        }
        return line.toString().stripTrailing();
    }

    /** The first cell of each row, and below it the others, each behind its heading. */
    private List<StyledLine> listed(int screenWidth) {
        int label = heading.stream().skip(1).mapToInt(String::length).max().orElse(0);
        String indent = GAP + GAP;
        int room = Math.max(LEAST_ROOM, screenWidth - indent.length() - label - GAP.length());
        List<StyledLine> lines = new ArrayList<>();
        for (List<String> row : rows) {
            int first = Math.max(LEAST_ROOM, screenWidth - GAP.length());
            wrapped(row.get(0), first).forEach(text -> lines.add(StyledLine.of(GAP + text)));
            for (int column = 1; column < row.size(); column++) {
                String name = heading.get(column);
                for (String piece : wrapped(row.get(column), room)) {
                    String start = indent + name + " ".repeat(label - name.length()) + GAP;
                    lines.add(StyledLine.of(start, Style.DIM).and(piece));
                    name = "";
                }
            }
        }
        return lines;
    }
}
