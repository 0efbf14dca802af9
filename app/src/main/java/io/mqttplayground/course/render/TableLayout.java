package io.mqttplayground.course.render;

import io.mqttplayground.text.Span;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Node;

/** Lays out a table: columns side by side, or one entry below the other where it is too narrow. */
final class TableLayout {

    private static final int BETWEEN = 2;
    private static final int NARROWEST = 8;

    private final Page page;
    private final int width;
    private final Lines lines = new Lines();

    private TableLayout(Page page, int width) {
        this.page = page;
        this.width = width;
    }

    static List<StyledLine> of(TableBlock table, Page page, int width) {
        List<List<List<Span>>> rows = new ArrayList<>();
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

    private static List<List<Span>> cells(Node row, Page page, Style style) {
        List<List<Span>> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(Inlines.of(cell, page, style));
        }
        return cells;
    }

    private void layOut(List<List<List<Span>>> rows) {
        List<Integer> widths = widths(rows);
        if (widths.stream().anyMatch(w -> w < NARROWEST) && total(widths) >= width) {
            rows.subList(1, rows.size()).forEach(row -> entry(rows.get(0), row));
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            sideBySide(rows.get(i), widths);
            if (i == 0) {
                int length = Math.min(width, total(widths));
                lines.add(StyledLine.of(page.shown("─").repeat(length), Style.DIM));
            }
        }
    }

    /** As wide as the longest cell; if that is too much, the widest columns give way. */
    private List<Integer> widths(List<List<List<Span>>> rows) {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(rows.get(0).size(), 1));
        for (List<List<Span>> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths.set(i, Math.max(widths.get(i), Wrapping.columns(row.get(i))));
            }
        }
        while (total(widths) > width && Collections.max(widths) > 1) {
            int widest = widths.indexOf(Collections.max(widths));
            widths.set(widest, widths.get(widest) - 1);
        }
        return widths;
    }

    private static int total(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum() + BETWEEN * (widths.size() - 1);
    }

    private void sideBySide(List<List<Span>> row, List<Integer> widths) {
        List<List<StyledLine>> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(Wrapping.wrap(row.get(i), widths.get(i)));
        }
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        for (int y = 0; y < height; y++) {
            List<Span> line = new ArrayList<>();
            for (int x = 0; x < cells.size(); x++) {
                StyledLine cell = y < cells.get(x).size() ? cells.get(x).get(y) : StyledLine.EMPTY;
                line.addAll(cell.spans());
                if (x < cells.size() - 1) {
                    int fill = widths.get(x) - Wrapping.columns(cell.spans()) + BETWEEN;
                    line.add(new Span(" ".repeat(fill), Style.PLAIN));
                }
            }
            lines.add(new StyledLine(line));
        }
    }

    private void entry(List<List<Span>> head, List<List<Span>> row) {
        lines.gap();
        for (int i = 0; i < row.size(); i++) {
            List<Span> text = new ArrayList<>(head.get(i));
            text.add(new Span(": ", Style.STRONG));
            text.addAll(row.get(i));
            lines.add(Wrapping.wrap(text, width));
        }
    }
}
