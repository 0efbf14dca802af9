package io.mqttplayground.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Opens the shell at a lesson. */
@Command(name = "lesson", description = "Open the shell at a lesson.")
final class LessonCommand implements Callable<Integer> {

    @Parameters(paramLabel = "LESSON", description = "its number or name, such as 1 or simple")
    private String lesson;

    @Mixin private BrokerOptions options;
    @Mixin private HelpOption help;
    @ParentCommand private PlaygroundCommand parent;

    @Override
    public Integer call() throws Exception {
        BrokerOptions all = options.or(parent.options());
        return new ShellRun(all, Process.home(all), Optional.of("lesson " + lesson)).run();
    }
}
