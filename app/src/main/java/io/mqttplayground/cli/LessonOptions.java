package io.mqttplayground.cli;

import io.mqttplayground.course.format.LessonShelf;
import io.mqttplayground.course.format.Shelf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which lessons, for every command that has some. May stand before or behind the command. */
final class LessonOptions {

    private static final int MOST_NOTICES = 3;

    @Option(
            names = "--lessons",
            paramLabel = "DIR",
            description = "folder of lessons to add, or to take the place of packaged ones")
    private Path folder;

    /** These, or the others if nothing was asked for here. */
    LessonOptions or(LessonOptions others) {
        return folder == null ? others : this;
    }

    Shelf shelf() {
        LessonShelf shelf = new LessonShelf();
        return folder == null ? shelf.packaged() : shelf.packagedAnd(folder);
    }

    /** What is wrong with the folder, a few lines at most. */
    List<String> notices(Shelf shelf) {
        List<String> lines = new ArrayList<>();
        shelf.problems().stream()
                .limit(MOST_NOTICES)
                .forEach(problem -> lines.add("lesson left out, " + problem));
        int more = shelf.problems().size() - MOST_NOTICES;
        if (more > 0) {
            lines.add("and %d problems more; lessons check %s lists all".formatted(more, folder));
        }
        return lines;
    }
}
