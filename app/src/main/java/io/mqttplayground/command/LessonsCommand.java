package io.mqttplayground.command;

import io.mqttplayground.course.Lesson;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the lessons. */
@Command(name = "lessons", description = "List the lessons.")
final class LessonsCommand implements Callable<Integer> {

    private final Screen screen;
    private final Guide guide;

    LessonsCommand(Screen screen, Guide guide) {
        this.screen = screen;
        this.guide = guide;
    }

    @Override
    public Integer call() {
        for (Lesson lesson : guide.lessons()) {
            screen.print(
                    StyledLine.of("  %2d  ".formatted(lesson.number()), Style.DIM)
                            .and("%-12s".formatted(lesson.id()), Style.CODE)
                            .and(lesson.title()));
        }
        return 0;
    }
}
