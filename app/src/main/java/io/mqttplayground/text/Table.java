package io.mqttplayground.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in aligned columns under a heading. */
public final class Table {

    private static final String GAP = "  ";

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
        rows.add(List.of(cells));
        return this;
    }

    public List<StyledLine> lines() {
        int[] widths =
                IntStream.range(0, heading.size())
                        .map(column -> Math.max(heading.get(column).length(), widest(column)))
                        .toArray();
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.of(line(heading, widths), Style.DIM));
        rows.forEach(row -> lines.add(StyledLine.of(line(row, widths))));
        return lines;
    }

    private int widest(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(GAP).append(cell).append(" ".repeat(widths[column] - cell.length()));
        }
        return line.toString().stripTrailing();
    }
}
