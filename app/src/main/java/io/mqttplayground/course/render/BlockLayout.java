package io.mqttplayground.course.render;

import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Lays out Markdown (CommonMark and tables) for a page: the blocks inside a document, a list item
 * or a quotation, wrapped at a width, except for code, which is to be copied as it is.
 */
final class BlockLayout extends AbstractVisitor {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private static final String CODE_MARGIN = "    ";

    private final Page page;
    private final int width;
    private final Lines lines = new Lines();

    private BlockLayout(Page page, int width) {
        this.page = page;
        this.width = Math.max(10, width);
    }

    /** The text without empty lines before or after it. */
    static List<StyledLine> of(String markdown, Page page, int width) {
        return of(PARSER.parse(markdown), page, width);
    }

    private static List<StyledLine> of(Node container, Page page, int width) {
        BlockLayout layout = new BlockLayout(page, width);
        layout.visitChildren(container);
        return layout.lines.all();
    }

    @Override
    public void visit(Paragraph paragraph) {
        apart(paragraph);
        lines.add(wrapped(paragraph, Style.PLAIN));
    }

    @Override
    public void visit(Heading heading) {
        lines.gap();
        List<StyledLine> text = wrapped(heading, Style.HEADING);
        lines.add(text);
        if (!page.coloured()) {
            int longest = text.stream().mapToInt(StyledLine::columns).max().orElse(0);
            lines.add(StyledLine.of("-".repeat(longest), Style.HEADING));
        }
    }

    @Override
    public void visit(FencedCodeBlock code) {
        addCode(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        addCode(code.getLiteral());
    }

    @Override
    public void visit(ThematicBreak line) {
        lines.gap();
        lines.add(StyledLine.of(page.shown("─").repeat(width), Style.DIM));
    }

    @Override
    public void visit(BlockQuote quote) {
        lines.gap();
        String margin = page.shown("│") + " ";
        lines.add(Lines.indented(of(quote, page, width - 2), margin, margin, Style.DIM));
    }

    @Override
    public void visit(BulletList list) {
        String bullet = page.shown("•") + " ";
        addItems(list, item -> bullet);
    }

    @Override
    public void visit(OrderedList list) {
        Integer start = list.getMarkerStartNumber();
        int first = start == null ? 1 : start;
        addItems(list, item -> (first + item) + ". ");
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock table) {
            lines.gap();
            lines.add(TableLayout.of(table, page, width));
        } else {
            visitChildren(block);
        }
    }

    private List<StyledLine> wrapped(Node block, Style style) {
        return Inlines.of(block, page, style).stream()
                .flatMap(line -> line.wrapped(width).stream())
                .toList();
    }

    private void addItems(ListBlock list, IntFunction<String> markers) {
        apart(list);
        int number = 0;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (number > 0 && !list.isTight()) {
                lines.gap();
            }
            String marker = markers.apply(number++);
            String margin = " ".repeat(marker.length());
            List<StyledLine> text = of(item, page, width - marker.length());
            lines.add(Lines.indented(text, marker, margin, Style.PLAIN));
        }
    }

    private void addCode(String literal) {
        lines.gap();
        List<StyledLine> code = new ArrayList<>();
        for (String line : literal.lines().toList()) {
            code.add(
                    line.isBlank()
                            ? StyledLine.EMPTY
                            : StyledLine.of(page.shown(line), Style.CODE));
        }
        lines.add(Lines.indented(code, CODE_MARGIN, CODE_MARGIN, Style.PLAIN));
    }

    /** Blocks stand apart, except for the parts of an item in a tight list. */
    private void apart(Node block) {
        boolean tight =
                block.getParent() != null
                        && block.getParent().getParent() instanceof ListBlock list
                        && list.isTight();
        if (!tight) {
            lines.gap();
        }
    }
}
