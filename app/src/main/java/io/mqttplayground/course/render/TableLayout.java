package io.mqttplayground.course.render;

import io.mqttplayground.text.Cells;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Node;

/** Lays out a table: columns side by side, or one entry below the other where it is too narrow. */
final class TableLayout {

    private static final int NARROWEST = 8;

    private final Page page;
    private final int width;
    private final Lines lines = new Lines();

    private TableLayout(Page page, int width) {
        this.page = page;
        this.width = width;
    }

    static List<StyledLine> of(TableBlock table, Page page, int width) {
        List<List<StyledLine>> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            Style style = part instanceof TableHead ? Style.STRONG : Style.PLAIN;
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                rows.add(cells(row, page, style));
            }
        }
        TableLayout layout = new TableLayout(page, width);
        layout.layOut(rows);
        return layout.lines.all();
    }

    private static List<StyledLine> cells(Node row, Page page, Style style) {
        List<StyledLine> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            // A cell is one line of its source, so nothing breaks it.
            cells.add(Inlines.of(cell, page, style).get(0));
        }
        return cells;
    }

    private void layOut(List<List<StyledLine>> rows) {
        int[] widths = widths(rows);
        if (Arrays.stream(widths).anyMatch(w -> w < NARROWEST) && total(widths) >= width) {
            rows.subList(1, rows.size()).forEach(row -> entry(rows.get(0), row));
            return;
        }
        lines.add(Cells.row(rows.get(0), widths));
        int length = Math.min(width, total(widths));
        lines.add(StyledLine.of(page.shown("─").repeat(length), Style.DIM));
        rows.subList(1, rows.size()).forEach(row -> lines.add(Cells.row(row, widths)));
    }

    /** As wide as the longest cell; if that is too much, the widest columns give way. */
    private int[] widths(List<List<StyledLine>> rows) {
        int[] widths = Cells.widths(rows);
        for (int tooMuch = total(widths) - width; tooMuch > 0; tooMuch--) {
            int widest = Arrays.stream(widths).max().orElse(0);
            for (int column = 0; widest > 1 && column < widths.length; column++) {
                if (widths[column] == widest) {
                    widths[column]--;
                    break;
                }
            }
        }
        return widths;
    }

    private static int total(int[] widths) {
        return Arrays.stream(widths).sum() + Cells.GAP.length() * (widths.length - 1);
    }

    private void entry(List<StyledLine> head, List<StyledLine> row) {
        lines.gap();
        for (int i = 0; i < row.size(); i++) {
            lines.add(head.get(i).and(": ", Style.STRONG).and(row.get(i)).wrapped(width));
        }
    }
}
