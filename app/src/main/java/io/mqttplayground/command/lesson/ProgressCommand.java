package io.mqttplayground.command.lesson;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.SavedFile;
import io.mqttplayground.course.Curriculum;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.RecapExport;
import io.mqttplayground.course.progress.LessonProgress;
import io.mqttplayground.course.progress.Mark;
import io.mqttplayground.course.progress.Progress;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.Table;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what was done, writes it down, or forgets it. */
@Command(
        name = "progress",
        description = "Show what is done of each lesson; export it, or forget it.",
        footer = "%nExample: progress export mqtt.md")
record ProgressCommand(Screen screen, Guide guide, Curriculum curriculum)
        implements Callable<Integer> {

    @Override
    public Integer call() {
        Table table = new Table("  ", "lesson", "steps", "solved", "shown", "skipped");
        for (Lesson lesson : curriculum.lessons()) {
            LessonProgress known = curriculum.progressOf(lesson);
            table.row(
                    "%4d".formatted(lesson.number()),
                    lesson.id(),
                    Integer.toString(lesson.steps().size()),
                    count(known, lesson, Mark.SOLVED),
                    count(known, lesson, Mark.SHOWN),
                    count(known, lesson, Mark.SKIPPED));
        }
        screen.print(table.lines(screen.width()));
        screen.print(
                "  shown: with a look at the solution. lesson N --restart begins one anew.",
                Style.DIM);
        return 0;
    }

    private static String count(LessonProgress known, Lesson lesson, Mark mark) {
        int count = known.count(lesson.stepTitles(), mark);
        return count == 0 ? "" : Integer.toString(count);
    }

    @Command(
            name = "export",
            description = "Write what was done and seen, and what to remember, as Markdown.")
    int export(
            @Parameters(paramLabel = "FILE", description = "where to, such as mqtt.md") String name,
            @Option(names = "--force", description = "replace a file that exists") boolean replace)
            throws CommandException {
        SavedFile file = SavedFile.named(name);
        String recap =
                new RecapExport(ZoneId.systemDefault())
                        .markdown(curriculum.lessons(), curriculum.log().progress());
        file.write(recap.lines().toList(), replace);
        screen.print("  wrote " + file.path(), Style.DIM);
        return 0;
    }

    @Command(name = "reset", description = "Forget what was done in all lessons.")
    int reset(
            @Option(names = "--yes", description = "yes, forget it; it cannot be brought back")
                    boolean sure)
            throws CommandException {
        if (!sure) {
            throw new CommandException(
                    "this forgets all lessons for good; if that is what you want, type"
                            + " progress reset --yes");
        }
        guide.leave();
        curriculum.log().record(all -> Progress.NONE);
        screen.print("  forgotten; lesson 1 begins anew", Style.DIM);
        return 0;
    }
}
