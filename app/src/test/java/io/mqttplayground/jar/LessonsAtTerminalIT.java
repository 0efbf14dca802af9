package io.mqttplayground.jar;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.format.LessonShelf;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LessonsAtTerminalIT {

    @TempDir private Path folder;

    @ParameterizedTest
    @MethodSource("numbers")
    void theLessonIsSolvedStepByStepWithTheModelAnswers(int number) throws Exception {
        Lesson lesson =
                new LessonShelf(RunCommand::wrongOptions)
                        .packaged()
                        .find(Integer.toString(number))
                        .orElseThrow();
        try (PtySession terminal = new Playground(folder).arguments("--port", "0").atTerminal()) {
            new ModelAnswers(terminal.awaitPrompt(), lesson).play();
        }
    }

    static Stream<Integer> numbers() {
        return new LessonShelf(RunCommand::wrongOptions)
                .packaged().lessons().stream().map(Lesson::number);
    }
}
