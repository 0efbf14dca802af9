package io.mqttplayground.command.lesson;

import io.mqttplayground.course.Curriculum;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.progress.LessonProgress;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the lessons, and how far each has been done. */
@Command(name = "lessons", description = "List the lessons and what is done.")
public final class LessonsCommand implements Callable<Integer> {

    private final Screen screen;
    private final Curriculum curriculum;

    public LessonsCommand(Screen screen, Curriculum curriculum) {
        this.screen = screen;
        this.curriculum = curriculum;
    }

    @Override
    public Integer call() {
        List<StyledLine> lines = new ArrayList<>();
        for (Lesson lesson : curriculum.lessons()) {
            LessonProgress known = curriculum.progressOf(lesson);
            lines.add(
                    StyledLine.of(mark(lesson, known), Style.GOOD)
                            .and("%2d  ".formatted(lesson.number()), Style.DIM)
                            .and("%-12s ".formatted(lesson.id()), Style.CODE)
                            .and(lesson.title())
                            .and(place(lesson, known), Style.DIM));
        }
        screen.print(lines);
        return 0;
    }

    private static String mark(Lesson lesson, LessonProgress known) {
        return known.isThrough(lesson.stepTitles()) ? "  ✓ " : "    ";
    }

    private static String place(Lesson lesson, LessonProgress known) {
        int done = known.steps().size();
        return done == 0 || known.isThrough(lesson.stepTitles())
                ? ""
                : "  (%d of %d steps)".formatted(done, lesson.steps().size());
    }
}
