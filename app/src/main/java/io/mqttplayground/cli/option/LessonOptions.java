package io.mqttplayground.cli.option;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.format.LessonShelf;
import io.mqttplayground.course.format.PackagedLesson;
import io.mqttplayground.course.format.Shelf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Which lessons, for every command that has some. May stand before or behind the command.
 *
 * <p>They are read when they are first asked for: the prompt need not wait for them.
 */
public final class LessonOptions {

    private static final int MOST_NOTICES = 3;

    @Option(
            names = "--lessons",
            paramLabel = "DIR",
            description = "folder of lessons to add, or to take the place of packaged ones")
    private Path folder;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private Shelf shelf;

    private Optional<Path> folder() {
        return Given.option(command, "--lessons");
    }

    public synchronized Shelf shelf() {
        if (shelf == null) {
            LessonShelf reader = new LessonShelf(RunCommand::wrongOptions);
            shelf = folder().map(reader::packagedAnd).orElseGet(reader::packaged);
        }
        return shelf;
    }

    public List<Lesson> lessons() {
        return shelf().lessons();
    }

    /** Reads them while the learner looks at the prompt. */
    public void readBeforeTheyAreAskedFor() {
        Thread reader = new Thread(this::shelf, "lessons");
        reader.setDaemon(true);
        reader.start();
    }

    /** Number and short title of each; the packaged ones are known without reading them. */
    public List<String> titles() {
        List<PackagedLesson> packaged = PackagedLesson.all();
        if (folder().isEmpty()) {
            return packaged.stream().map(one -> one.number() + " " + one.title()).toList();
        }
        Map<String, String> titles =
                packaged.stream()
                        .collect(Collectors.toMap(PackagedLesson::id, PackagedLesson::title));
        // A lesson of an instructor's has only its identifier.
        return lessons().stream()
                .map(one -> one.number() + " " + titles.getOrDefault(one.id(), one.id()))
                .toList();
    }

    /** What is wrong with the folder, a few lines at most. */
    public List<String> notices() {
        if (folder().isEmpty()) {
            return List.of(); // The packaged lessons have no problems, which the build checks.
        }
        List<String> lines = new ArrayList<>();
        shelf().problems().stream()
                .limit(MOST_NOTICES)
                .forEach(problem -> lines.add("lesson left out, " + problem));
        int more = shelf().problems().size() - MOST_NOTICES;
        if (more > 0) {
            lines.add(
                    "and %d problems more; lessons check %s lists all"
                            .formatted(more, folder().get()));
        }
        return lines;
    }
}
