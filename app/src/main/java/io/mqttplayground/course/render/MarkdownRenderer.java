package io.mqttplayground.course.render;

import io.mqttplayground.text.StyledLine;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;

/**
 * Lays out Markdown (CommonMark and tables) for a page: wrapped at its width, except for blocks of
 * code, which are to be copied as they are.
 */
public final class MarkdownRenderer {

    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final Page page;

    public MarkdownRenderer(Page page) {
        this.page = page;
    }

    /** The text without empty lines before or after it. */
    public List<StyledLine> render(String markdown) {
        return BlockLayout.of(parser.parse(markdown), page, page.width());
    }

    /** The text beside a margin that is taken from the page's width. */
    List<StyledLine> render(String markdown, int width) {
        return BlockLayout.of(parser.parse(markdown), page, width);
    }
}
