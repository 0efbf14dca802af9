package io.mqttplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.format.LessonFile;
import io.mqttplayground.course.format.LessonShelf;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsciiTest {

    @Test
    void asciiStaysAsItIs() {
        assertThat(Ascii.of("pub -t a/b -m '{\"x\": 1}' ~"))
                .isEqualTo("pub -t a/b -m '{\"x\": 1}' ~");
    }

    @Test
    void drawingsKeepTheirShape() {
        assertThat(Ascii.of("┌──┐ ──► │a│ ◄── └──┘")).isEqualTo("+--+ --> |a| <-- +--+");
    }

    @Test
    void whatHasNoStandInIsAQuestionMarkEach() {
        assertThat(Ascii.of("é😀x")).isEqualTo("??x");
    }

    @ParameterizedTest
    @MethodSource("lessonTexts")
    void everyCharacterOfALessonHasAStandIn(String text) {
        assertThat(text.codePoints().filter(point -> point > 0x7F).distinct())
                .map(Character::toString)
                .allSatisfy(character -> assertThat(Ascii.of(character)).isNotEqualTo("?"));
    }

    static Stream<String> lessonTexts() {
        return new LessonShelf(RunCommand::wrongOptions)
                .packagedFiles().stream().map(LessonFile::text);
    }
}
