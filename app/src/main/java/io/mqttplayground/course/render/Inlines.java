package io.mqttplayground.course.render;

import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Turns what stands inside a paragraph, heading or table cell into lines, however wide. */
final class Inlines extends AbstractVisitor {

    private final Page page;
    private final List<StyledLine> lines = new ArrayList<>();
    private StyledLine line = StyledLine.EMPTY;
    private Style style;

    private Inlines(Page page, Style style) {
        this.page = page;
        this.style = style;
    }

    /** More than one where lines are broken on purpose. */
    static List<StyledLine> of(Node block, Page page, Style style) {
        Inlines inlines = new Inlines(page, style);
        inlines.visitChildren(block);
        inlines.endLine();
        return inlines.lines;
    }

    @Override
    public void visit(Text text) {
        add(text.getLiteral(), style);
    }

    @Override
    public void visit(HtmlInline html) {
        add(html.getLiteral(), style);
    }

    @Override
    public void visit(Code code) {
        mark("`", Style.CODE);
        add(code.getLiteral(), Style.CODE);
        mark("`", Style.CODE);
    }

    @Override
    public void visit(Emphasis emphasis) {
        styled(emphasis, Style.EMPHASIS);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        styled(strong, Style.STRONG);
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        add(" ", style);
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        endLine();
    }

    @Override
    public void visit(Link link) {
        int before = line.plain().length();
        visitChildren(link);
        String shown = line.plain();
        if (!shown.substring(Math.min(before, shown.length())).equals(link.getDestination())) {
            add(" (" + link.getDestination() + ")", style);
        }
    }

    private void styled(Node node, Style inner) {
        Style outer = style;
        style = inner;
        mark("*", inner);
        visitChildren(node);
        mark("*", inner);
        style = outer;
    }

    private void mark(String mark, Style markStyle) {
        if (!page.coloured()) {
            add(mark, markStyle);
        }
    }

    private void add(String text, Style textStyle) {
        line = line.and(page.shown(text), textStyle);
    }

    private void endLine() {
        lines.add(line);
        line = StyledLine.EMPTY;
    }
}
