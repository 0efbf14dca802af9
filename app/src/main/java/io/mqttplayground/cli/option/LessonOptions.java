package io.mqttplayground.cli.option;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.format.LessonShelf;
import io.mqttplayground.course.format.Shelf;
import io.mqttplayground.lessons.Catalogue;
import io.mqttplayground.lessons.LessonRoles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which lessons, for every command that has some. May stand before or behind the command. */
public final class LessonOptions {

    private static final int MOST_NOTICES = 3;

    @Option(
            names = "--lessons",
            paramLabel = "DIR",
            description = "folder of lessons to add, or to take the place of packaged ones")
    private Path folder;

    /** These, or the others if nothing was asked for here. */
    public LessonOptions or(LessonOptions others) {
        return folder == null ? others : this;
    }

    public Shelf shelf() {
        LessonShelf shelf = new LessonShelf(RunCommand::wrongOptions);
        return folder == null ? shelf.packaged() : shelf.packagedAnd(folder);
    }

    /** Number and short title of each; the packaged ones are known without reading them. */
    public List<String> titles(LateLessons lessons) {
        if (folder == null) {
            return Catalogue.lessons().stream()
                    .map(roles -> roles.number() + " " + roles.title())
                    .toList();
        }
        return lessons.get().stream()
                .map(lesson -> lesson.number() + " " + shortTitle(lesson))
                .toList();
    }

    /** A lesson of an instructor's, without programs, has only its identifier. */
    private static String shortTitle(Lesson lesson) {
        return Catalogue.byId(lesson.id()).map(LessonRoles::title).orElse(lesson.id());
    }

    /** The same; the packaged lessons have no problems, which the build checks. */
    public List<String> notices(LateLessons lessons) {
        return folder == null ? List.of() : notices(lessons.shelf());
    }

    /** What is wrong with the folder, a few lines at most. */
    public List<String> notices(Shelf shelf) {
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
