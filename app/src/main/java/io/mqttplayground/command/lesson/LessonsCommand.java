package io.mqttplayground.command.lesson;

import io.mqttplayground.course.Curriculum;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.progress.LessonProgress;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the lessons, and how far each has been done. */
@Command(name = "lessons", description = "List the lessons and what is done.")
public record LessonsCommand(Screen screen, Curriculum curriculum) implements Callable<Integer> {

    @Override
    public Integer call() {
        screen.print(curriculum.lessons().stream().map(this::line).toList());
        return 0;
    }

    private StyledLine line(Lesson lesson) {
        LessonProgress known = curriculum.progressOf(lesson);
        boolean through = known.isThrough(lesson.stepTitles());
        int done = known.steps().size();
        String place = "  (%d of %d steps)".formatted(done, lesson.steps().size());
        return StyledLine.of(through ? "  ✓ " : "    ", Style.GOOD)
                .and("%2d  ".formatted(lesson.number()), Style.DIM)
                .and("%-12s ".formatted(lesson.id()), Style.CODE)
                .and(lesson.title())
                .and(done == 0 || through ? "" : place, Style.DIM);
    }
}
