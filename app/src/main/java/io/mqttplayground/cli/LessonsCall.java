package io.mqttplayground.cli;

import io.mqttplayground.cli.option.LessonOptions;
import io.mqttplayground.course.Lesson;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What concerns the lessons as files. */
@Command(
        name = "lessons",
        description = "List the lessons; check or begin lesson files.",
        subcommands = {LessonsCheckCall.class, LessonNewCall.class})
final class LessonsCall implements Callable<Integer> {

    @Mixin private LessonOptions lessons;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Lesson lesson : lessons.lessons()) {
            out.println("%3d  %-12s %s".formatted(lesson.number(), lesson.id(), lesson.title()));
        }
        lessons.shelf().problems().forEach(spec.commandLine().getErr()::println);
        return lessons.shelf().problems().isEmpty() ? 0 : 1;
    }
}
