package io.mqttplayground.cli;

import io.mqttplayground.broker.BrokerConfig;
import io.mqttplayground.cli.option.BrokerOptions;
import io.mqttplayground.cli.option.HelpOption;
import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.format.LessonShelf;
import io.mqttplayground.course.format.Problem;
import io.mqttplayground.course.format.Shelf;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Checks lesson files, and plays every solution against a fresh broker. */
@Command(
        name = "check",
        description = "Find what is wrong with lessons: their text, and their solutions.",
        footer = {
            "%nEvery model solution is played against a fresh broker and has to solve its task;",
            "doing nothing must not. Exits 1 when something is wrong."
        })
final class LessonsCheckCommand implements Callable<Integer> {

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

    @Mixin private HelpOption help;
    @ParentCommand private LessonsCommand parent;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        BrokerOptions options = parent.parent().options();
        Home.logged(options);
        BrokerConfig broker = BrokerConfig.read(Optional.ofNullable(config).or(options::config));
        PrintWriter err = spec.commandLine().getErr();
        ShelfCheck check =
                new ShelfCheck(
                        FreshShell.stage(broker),
                        spec.commandLine().getOut()::println,
                        problem -> err.println(located(problem)));
        Shelf shelf = shelf();
        if (shelf.lessons().isEmpty() && shelf.problems().isEmpty()) {
            err.println(folder + " has no lesson files; they are named like 41-greenhouse.md");
            return 1;
        }
        return check.passes(shelf) ? 0 : 1;
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

    private String located(Problem problem) {
        boolean inFolder = folder != null && !problem.file().equals(folder.toString());
        return (inFolder ? folder + File.separator : "") + problem;
    }
}
