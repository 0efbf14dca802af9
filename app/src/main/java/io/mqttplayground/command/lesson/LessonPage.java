package io.mqttplayground.command.lesson;

import io.mqttplayground.course.Block;
import io.mqttplayground.course.Curriculum;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Outcome;
import io.mqttplayground.course.render.BlockRenderer;
import io.mqttplayground.course.render.Page;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of text about a lesson: behind a margin, and no wider than reads well, as wide as the
 * screen is at that moment. It is printed as one block.
 */
final class LessonPage implements Outcome.Page {

    private static final String MARGIN = "  ";

    private static final int WIDEST = 78;

    private static final StyledLine LAST =
            StyledLine.of(MARGIN + "It was the last one; ")
                    .and("lessons", Style.CODE)
                    .and(" lists them all.");

    private final Screen screen;
    private final Lesson lesson;
    private final Curriculum curriculum;
    private final String uri;
    private final int width;
    private final Page column;
    private final List<StyledLine> lines = new ArrayList<>();

    /**
     * @param uri where the broker is reached, {@code tcp://host:port}: for {@code {host}} and
     *     {@code {port}} where a lesson says what to do with other clients
     */
    LessonPage(Screen screen, Lesson lesson, Curriculum curriculum, String uri) {
        this.screen = screen;
        this.lesson = lesson;
        this.curriculum = curriculum;
        this.uri = uri;
        this.width = Math.min(WIDEST, screen.width() - 1);
        this.column = new Page(width - MARGIN.length(), screen.unicode(), screen.coloured());
    }

    void print() {
        if (!lines.isEmpty()) {
            screen.print(lines);
        }
    }

    /** For somebody who is about to read it, a screenful at a time. */
    void page() {
        if (!lines.isEmpty()) {
            screen.page(lines);
        }
    }

    @Override
    public void heading(String place, String title) {
        String of = MARGIN + "Lesson %d · %s".formatted(lesson.number(), lesson.title());
        int gap = width - of.length() - place.length();
        gap();
        if (gap > 1) {
            add(StyledLine.of(of, Style.STRONG).and(" ".repeat(gap) + place, Style.DIM));
        } else {
            add(StyledLine.of(of, Style.STRONG));
            line(place, Style.DIM);
        }
        gap();
        line(title, Style.HEADING);
        gap();
    }

    /** What is shown together is set apart by one empty line, never by two. */
    @Override
    public void gap() {
        add(StyledLine.EMPTY);
    }

    private void add(StyledLine line) {
        boolean second = !lines.isEmpty() && lines.get(lines.size() - 1).plain().isBlank();
        if (!second || !line.plain().isBlank()) {
            lines.add(line);
        }
    }

    @Override
    public void line(String text, Style style) {
        add(StyledLine.of(MARGIN).and(text, style));
    }

    @Override
    public void prose(String markdown) {
        addIndented(new BlockRenderer(column).markdown(markdown));
    }

    @Override
    public void marked(String mark, String text, Style style) {
        StyledLine line = StyledLine.of(MARGIN + mark + text, style);
        line.wrapped(width, MARGIN.length() + mark.length()).forEach(this::add);
    }

    @Override
    public void blocks(List<Block> blocks) {
        addIndented(new BlockRenderer(column).render(blocks.stream().map(this::located).toList()));
    }

    private Block located(Block block) {
        if (!(block instanceof Block.Prose prose)) {
            return block;
        }
        String address = uri.substring(uri.indexOf("//") + 2);
        int colon = address.lastIndexOf(':');
        return new Block.Prose(
                prose.markdown()
                        .replace("{host}", address.substring(0, colon))
                        .replace("{port}", address.substring(colon + 1)));
    }

    private void addIndented(List<StyledLine> rendered) {
        rendered.forEach(line -> add(StyledLine.of(MARGIN).and(line)));
    }

    @Override
    public void following(Lesson done) {
        add(curriculum.after(done).map(LessonPage::opening).orElse(LAST));
    }

    /** How the next lesson is opened. */
    static StyledLine opening(Lesson lesson) {
        return StyledLine.of(MARGIN)
                .and("next", Style.CODE)
                .and(" opens lesson " + lesson.number() + ", " + lesson.title() + ".");
    }
}
