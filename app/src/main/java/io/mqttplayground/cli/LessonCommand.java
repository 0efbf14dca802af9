package io.mqttplayground.cli;

import io.mqttplayground.cli.option.BrokerOptions;
import io.mqttplayground.cli.option.HelpOption;
import io.mqttplayground.cli.option.LessonOptions;
import io.mqttplayground.shell.PipedShell;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Opens the shell at a lesson, or plays it by itself. */
@Command(
        name = "lesson",
        description = "Open the shell at a lesson.",
        subcommands = LessonNewCommand.class)
final class LessonCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "LESSON",
            description = "its number or name, such as 1 or simple")
    private String lesson;

    @Option(
            names = "--auto",
            description =
                    "play it with the model answers instead; exits 0 only if every check passed")
    private boolean auto;

    @Mixin private LessonOptions lessons;
    @Mixin private BrokerOptions options;
    @Mixin private HelpOption help;
    @ParentCommand private PlaygroundCommand parent;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (lesson == null) {
            throw misused("which lesson? give its number or name, such as lesson 1");
        }
        BrokerOptions all = options.or(parent.options());
        LessonOptions shelf = lessons.or(parent.lessons());
        if (!auto) {
            return new ShellRun(all, shelf, Home.logged(all), Optional.of("lesson " + lesson))
                    .run();
        }
        Home.logged(all);
        boolean passed = new AutoPlay(all, shelf, PipedShell.standardScreen()).play(lesson);
        return passed ? 0 : 1;
    }

    private ParameterException misused(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
