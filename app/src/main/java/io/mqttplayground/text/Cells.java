package io.mqttplayground.text;

import java.util.List;
import java.util.stream.IntStream;

/** Cells side by side, in columns with two blanks between them. */
public final class Cells {

    public static final String GAP = "  ";

    private Cells() {}

    /** How wide each column is, where it is as wide as its widest cell. */
    public static int[] widths(List<List<StyledLine>> rows) {
        return IntStream.range(0, rows.get(0).size()).map(column -> widest(rows, column)).toArray();
    }

    private static int widest(List<List<StyledLine>> rows, int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> row.get(column).columns())
                .max()
                .orElse(0);
    }

    /** One row in as many lines as its highest cell needs. */
    public static List<StyledLine> row(List<StyledLine> cells, int... widths) {
        List<List<StyledLine>> wrapped =
                IntStream.range(0, cells.size())
                        .mapToObj(column -> cells.get(column).wrapped(widths[column]))
                        .toList();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height).mapToObj(y -> line(wrapped, y, widths)).toList();
    }

    private static StyledLine line(List<List<StyledLine>> cells, int y, int[] widths) {
        StyledLine line = StyledLine.EMPTY;
        int free = 0;
        for (int column = 0; column < cells.size(); column++) {
            List<StyledLine> cell = cells.get(column);
            if (y < cell.size() && !cell.get(y).isEmpty()) {
                line = line.and(" ".repeat(free)).and(cell.get(y));
                free = -cell.get(y).columns();
            }
            free += widths[column] + GAP.length();
        }
        return line;
    }
}
