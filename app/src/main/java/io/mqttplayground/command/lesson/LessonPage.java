package io.mqttplayground.command.lesson;

import io.mqttplayground.course.Block;
import io.mqttplayground.course.render.BlockRenderer;
import io.mqttplayground.course.render.MarkdownRenderer;
import io.mqttplayground.course.render.Page;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.List;

/**
 * The column of text that a lesson is shown in: behind a margin, and no wider than reads well, as
 * wide as the screen is at that moment.
 */
final class LessonPage {

    static final String MARGIN = "  ";

    private static final int WIDEST = 78;

    private final Screen screen;
    private final BrokerAddress broker;

    LessonPage(Screen screen, BrokerAddress broker) {
        this.screen = screen;
        this.broker = broker;
    }

    /** Columns, with the margin. */
    int width() {
        return Math.min(WIDEST, screen.width() - 1);
    }

    List<StyledLine> blocks(List<Block> blocks) {
        return indented(new BlockRenderer(page()).render(broker.filledInto(blocks)));
    }

    List<StyledLine> prose(String markdown) {
        return indented(new MarkdownRenderer(page()).render(markdown));
    }

    /** One line behind the margin. */
    static StyledLine line(String text, Style style) {
        return StyledLine.of(MARGIN + text, style);
    }

    /** Text behind a mark, in as many lines as it needs. */
    List<StyledLine> marked(String mark, String text, Style style) {
        return line(mark + text, style).wrapped(width(), MARGIN.length() + mark.length());
    }

    private Page page() {
        return new Page(width() - MARGIN.length(), screen.unicode(), screen.coloured());
    }

    private static List<StyledLine> indented(List<StyledLine> lines) {
        return lines.stream().map(StyledLine.of(MARGIN)::and).toList();
    }
}
