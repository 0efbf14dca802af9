package io.mqttplayground.cli;

import io.mqttplayground.broker.BrokerConfig;
import io.mqttplayground.cli.option.Given;
import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.Block;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.LessonCheck;
import io.mqttplayground.course.Problem;
import io.mqttplayground.course.format.FoundLessons;
import io.mqttplayground.course.format.LessonFiles;
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
        FoundLessons found = found();
        if (found.lessons().isEmpty() && found.problems().isEmpty()) {
            tell(folder + " has no lesson files; they are named like 41-greenhouse.md");
            return 1;
        }
        found.problems().forEach(this::tell);
        boolean sound = found.problems().isEmpty();
        LessonCheck check = check(broker);
        for (Lesson lesson : found.lessons()) {
            sound &= isSound(lesson, check.check(lesson));
        }
        return sound ? 0 : 1;
    }

    static LessonCheck check(BrokerConfig broker) {
        return new LessonCheck(
                lesson -> new FreshShell(broker, lesson), LessonsCheckCall::rolesOf, PATIENCE);
    }

    /**
     * The lessons of the folder alone; a problem may also be that they do not go with the jar's.
     */
    private FoundLessons found() {
        LessonFiles files = new LessonFiles(RunCommand::wrongOptions);
        return folder == null
                ? files.packaged()
                : new FoundLessons(
                        files.in(folder).lessons(), files.packagedAnd(folder).problems());
    }

    private static Set<String> rolesOf(String lessonId) {
        return Catalogue.byId(lessonId).map(LessonRoles::names).orElse(Set.of());
    }

    private boolean isSound(Lesson lesson, List<Problem> findings) {
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
        findings.forEach(this::tell);
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
