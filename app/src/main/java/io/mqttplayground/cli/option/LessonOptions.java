package io.mqttplayground.cli.option;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.format.FoundLessons;
import io.mqttplayground.course.format.LessonFiles;
import io.mqttplayground.course.format.PackagedLesson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    private static final long FIRST_THE_PROMPT_MILLIS = 300;

    @Option(
            names = "--lessons",
            paramLabel = "DIR",
            description = "folder of lessons to add, or to take the place of packaged ones")
    private Path folder;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private FoundLessons found;

    private Optional<Path> folder() {
        return Given.option(command, "--lessons");
    }

    public synchronized FoundLessons found() {
        if (found == null) {
            LessonFiles files = new LessonFiles(RunCommand::wrongOptions);
            found = folder().map(files::packagedAnd).orElseGet(files::packaged);
        }
        return found;
    }

    public List<Lesson> lessons() {
        return found().lessons();
    }

    /** Reads them while the learner looks at the prompt, which comes first. */
    public void readBeforeTheyAreAskedFor() {
        CompletableFuture.delayedExecutor(FIRST_THE_PROMPT_MILLIS, TimeUnit.MILLISECONDS)
                .execute(this::found);
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
        found().problems().stream()
                .limit(MOST_NOTICES)
                .forEach(problem -> lines.add("lesson left out, " + problem));
        int more = found().problems().size() - MOST_NOTICES;
        if (more > 0) {
            lines.add(
                    "and %d problems more; lessons check %s lists all"
                            .formatted(more, folder().get()));
        }
        return lines;
    }
}
