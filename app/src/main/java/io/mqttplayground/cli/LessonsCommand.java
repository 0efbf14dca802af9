package io.mqttplayground.cli;

import io.mqttplayground.cli.option.HelpOption;
import io.mqttplayground.cli.option.LessonOptions;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.format.Shelf;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What concerns the lessons as files. */
@Command(
        name = "lessons",
        description = "List the lessons; check or begin lesson files.",
        subcommands = {LessonsCheckCommand.class, LessonNewCommand.class})
final class LessonsCommand implements Callable<Integer> {

    @Mixin private LessonOptions lessons;
    @Mixin private HelpOption help;
    @ParentCommand private PlaygroundCommand parent;
    @Spec private CommandSpec spec;

    PlaygroundCommand parent() {
        return parent;
    }

    LessonOptions lessons() {
        return lessons.or(parent.lessons());
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Shelf shelf = lessons().shelf();
        for (Lesson lesson : shelf.lessons()) {
            out.println("%3d  %-12s %s".formatted(lesson.number(), lesson.id(), lesson.title()));
        }
        shelf.problems().forEach(spec.commandLine().getErr()::println);
        return shelf.problems().isEmpty() ? 0 : 1;
    }
}
