package io.mqttplayground.course.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.Block;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.lessons.Catalogue;
import io.mqttplayground.lessons.LessonRoles;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagedLessonsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-simple.md",
                "02-json.md",
                "03-device.md",
                "04-auth.md",
                "05-smartobject.md",
                "06-qos.md",
                "07-will.md",
                "08-sessions.md",
                "09-keepalive.md",
                "10-topics.md"
            })
    void aPackagedLessonHasAllThatALessonNeeds(String file) throws Exception {
        Lesson lesson = parsed(file);
        List<Block> blocks = lesson.steps().stream().flatMap(s -> s.blocks().stream()).toList();
        assertThat(blocks).hasAtLeastOneElementOfType(Block.Diagram.class);
        assertThat(blocks).hasAtLeastOneElementOfType(Block.Prediction.class);
        assertThat(blocks).hasAtLeastOneElementOfType(Block.Run.class);
        assertThat(blocks).hasAtLeastOneElementOfType(Block.Task.class);
        assertThat(blocks).last().isInstanceOf(Block.Recap.class);
        assertThat(lesson.tasks()).allMatch(task -> task.hints().size() >= 3);
    }

    @Test
    void theIndexHasNumberAndNameOfEveryTextInOrder() {
        assertThat(new LessonShelf(RunCommand::wrongOptions).packaged().lessons())
                .extracting(lesson -> lesson.number() + " " + lesson.id())
                .containsExactlyElementsOf(
                        PackagedLesson.all().stream()
                                .map(lesson -> lesson.number() + " " + lesson.id())
                                .toList());
    }

    @Test
    void theProgramsOfEveryLessonHaveAText() {
        assertThat(PackagedLesson.all())
                .extracting(PackagedLesson::id)
                .containsExactlyElementsOf(
                        Catalogue.lessons().stream().map(LessonRoles::id).toList());
    }

    @Test
    void aPackagedLessonIsFoundByNumberAndByName() {
        assertThat(PackagedLesson.find("3")).isEqualTo(PackagedLesson.find("device")).isPresent();
        assertThat(PackagedLesson.find("3")).get().extracting("title").isEqualTo("Device");
        assertThat(PackagedLesson.find("0")).isEmpty();
        assertThat(PackagedLesson.find("Device")).isEmpty();
    }

    static Lesson parsed(String file) throws Exception {
        String folder = "/io/mqttplayground/lessons/";
        try (InputStream in = PackagedLessonsTest.class.getResourceAsStream(folder + file)) {
            ParseResult result =
                    new LessonParser(RunCommand::wrongOptions)
                            .parse(file, new String(in.readAllBytes(), UTF_8));
            assertThat(result).isInstanceOf(ParseResult.Parsed.class);
            return ((ParseResult.Parsed) result).lesson();
        }
    }
}
