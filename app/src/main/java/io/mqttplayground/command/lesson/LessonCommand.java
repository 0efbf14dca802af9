package io.mqttplayground.command.lesson;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.course.Curriculum;
import io.mqttplayground.course.Lesson;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a lesson. */
@Command(
        name = "lesson",
        description = "Open a lesson by its number or name.",
        footer = "%nExample: lesson 1")
public final class LessonCommand implements Callable<Integer> {

    /** Completes the lessons' names and numbers. */
    public interface Names extends Iterable<String> {}

    @Parameters(
            paramLabel = "LESSON",
            completionCandidates = Names.class,
            description = "number or name, as lessons lists them")
    private String name;

    @Option(names = "--restart", description = "begin it anew, not where it was left")
    private boolean restart;

    private final Guide guide;
    private final Curriculum curriculum;

    public LessonCommand(Guide guide, Curriculum curriculum) {
        this.guide = guide;
        this.curriculum = curriculum;
    }

    @Override
    public Integer call() throws CommandException {
        guide.open(find(), restart);
        return 0;
    }

    public static Iterator<String> names(Curriculum curriculum) {
        return curriculum.lessons().stream()
                .flatMap(lesson -> Stream.of(Integer.toString(lesson.number()), lesson.id()))
                .iterator();
    }

    private Lesson find() throws CommandException {
        return curriculum
                .named(name)
                .orElseThrow(
                        () ->
                                new CommandException(
                                        "there is no lesson '" + name + "'; there are " + known()));
    }

    private String known() {
        return curriculum.lessons().stream()
                .map(lesson -> lesson.number() + " " + lesson.id())
                .collect(Collectors.joining(", "));
    }
}
