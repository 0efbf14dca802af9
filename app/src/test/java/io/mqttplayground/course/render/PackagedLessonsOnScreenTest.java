package io.mqttplayground.course.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.Block;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Step;
import io.mqttplayground.course.format.LessonShelf;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.text.StyledPieces;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackagedLessonsOnScreenTest {

    @ParameterizedTest
    @CsvSource({"38,true,true", "38,false,false", "76,true,true", "76,false,false"})
    void everyLineFitsExceptCodeToBeCopied(int width, boolean unicode, boolean coloured) {
        Page page = new Page(width, unicode, coloured);
        assertThat(lines(page)).hasSizeGreaterThan(500);
        assertThat(lines(page).filter(line -> !isCode(line)).map(StyledLine::plain))
                .filteredOn(line -> line.length() > width)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {38, 76})
    void withoutUnicodeEverythingIsAsciiAndNothingIsLost(int width) {
        Page page = new Page(width, false, false);
        assertThat(lines(page).map(StyledLine::plain))
                .allMatch(line -> StandardCharsets.US_ASCII.newEncoder().canEncode(line));
    }

    /** What is shown up to one stop stays on a screen of 80 x 24, with some room to spare. */
    @ParameterizedTest
    @ValueSource(ints = {76})
    void noScreenfulIsTooLong(int width) {
        BlockRenderer renderer = new BlockRenderer(new Page(width, true, true));
        for (Lesson lesson : new LessonShelf(RunCommand::wrongOptions).packaged().lessons()) {
            for (Step step : lesson.steps()) {
                int lines = 0;
                for (Block block : step.blocks()) {
                    lines += renderer.render(block).size() + 1;
                    assertThat(lines).as(lesson.id() + ": " + step.title()).isLessThan(20);
                    boolean reads = block instanceof Block.Prose || block instanceof Block.Diagram;
                    lines = reads ? lines : 0;
                }
            }
        }
    }

    private static boolean isCode(StyledLine line) {
        return line.plain().startsWith("    ") && !StyledPieces.of(line, Style.CODE).isEmpty();
    }

    private static Stream<StyledLine> lines(Page page) {
        List<Lesson> lessons = new LessonShelf(RunCommand::wrongOptions).packaged().lessons();
        BlockRenderer renderer = new BlockRenderer(page);
        return lessons.stream()
                .flatMap(lesson -> lesson.steps().stream())
                .flatMap(step -> renderer.render(step.blocks()).stream());
    }
}
