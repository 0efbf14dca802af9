package io.mqttplayground.cli;

import io.mqttplayground.cli.option.BrokerOptions;
import io.mqttplayground.cli.option.LessonOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens the shell at a lesson, or plays it by itself. */
@Command(
        name = "lesson",
        description = "Open the shell at a lesson.",
        subcommands = LessonNewCall.class)
final class LessonCall implements Callable<Integer> {

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
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (lesson == null) {
            throw new ParameterException(
                    spec.commandLine(), "which lesson? give its number or name, such as lesson 1");
        }
        ShellRun shell = new ShellRun(options, lessons);
        return auto ? shell.play(lesson) : shell.run(Optional.of("lesson " + lesson));
    }
}
