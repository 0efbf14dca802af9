package io.mqttplayground.cli;

import io.mqttplayground.broker.BrokerConfig;
import io.mqttplayground.cli.option.Given;
import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.Block;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.LessonCheck;
import io.mqttplayground.course.format.LessonShelf;
import io.mqttplayground.course.format.Problem;
import io.mqttplayground.course.format.Shelf;
import io.mqttplayground.lessons.Catalogue;
import io.mqttplayground.lessons.LessonRoles;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks lesson files, and plays every solution against a fresh broker. */
@Command(
        name = "check",
        description = "Find what is wrong with lessons: their text, and their solutions.",
        footer = {
            "%nEvery model solution is played against a fresh broker and has to solve its task;",
            "doing nothing must not. Exits 1 when something is wrong."
        })
final class LessonsCheckCall implements Callable<Integer> {

    /** How long the broker may take to see what the last command of a solution did. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "folder of lesson files (default: the packaged lessons)")
    private Path folder;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "the broker's folder, where lessons need other accounts or rules")
    private Path config;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Home.logged(Given.option(spec, "--home"));
        BrokerConfig broker = BrokerConfig.read(Given.option(spec, "--config"));
        Shelf shelf = shelf();
        if (shelf.lessons().isEmpty() && shelf.problems().isEmpty()) {
            tell(folder + " has no lesson files; they are named like 41-greenhouse.md");
            return 1;
        }
        shelf.problems().forEach(this::tell);
        boolean sound = shelf.problems().isEmpty();
        LessonCheck check = check(broker);
        for (Lesson lesson : shelf.lessons()) {
            sound &= isSound(lesson, check.check(lesson));
        }
        return sound ? 0 : 1;
    }

    static LessonCheck check(BrokerConfig broker) {
        return new LessonCheck(FreshShell.stage(broker), LessonsCheckCall::rolesOf, PATIENCE);
    }

    /**
     * The lessons of the folder alone; a problem may also be that they do not go with the jar's.
     */
    private Shelf shelf() {
        LessonShelf shelf = new LessonShelf(RunCommand::wrongOptions);
        return folder == null
                ? shelf.packaged()
                : new Shelf(shelf.in(folder).lessons(), shelf.packagedAnd(folder).problems());
    }

    private static Set<String> rolesOf(String lessonId) {
        return Catalogue.byId(lessonId).map(LessonRoles::names).orElse(Set.of());
    }

    private boolean isSound(Lesson lesson, List<LessonCheck.Finding> findings) {
        spec.commandLine()
                .getOut()
                .println(
                        "%-9s %-20s %d steps, %d predictions, %d tasks"
                                .formatted(
                                        findings.isEmpty() ? "ok" : "not right",
                                        lesson.fileName(),
                                        lesson.steps().size(),
                                        lesson.blocks(Block.Prediction.class).count(),
                                        lesson.tasks().count()));
        for (LessonCheck.Finding finding : findings) {
            tell(new Problem(lesson.fileName(), finding.line(), finding.message()));
        }
        return findings.isEmpty();
    }

    private void tell(Problem problem) {
        boolean inFolder = folder != null && !problem.file().equals(folder.toString());
        tell((inFolder ? folder + File.separator : "") + problem);
    }

    private void tell(String problem) {
        spec.commandLine().getErr().println(problem);
    }
}
