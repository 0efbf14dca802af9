package io.mqttplayground.cli;

import io.mqttplayground.cli.option.BrokerOptions;
import io.mqttplayground.cli.option.HelpOption;
import io.mqttplayground.cli.option.LessonOptions;
import io.mqttplayground.cli.option.Version;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code java -jar mqtt-playground.jar}: broker and shell. */
@Command(
        name = "mqtt-playground",
        description = "Learn MQTT: a broker, a shell and lessons in one program, offline.",
        synopsisSubcommandLabel = "[COMMAND]",
        versionProvider = Version.class,
        subcommands = {
            BrokerCommand.class,
            LessonCommand.class,
            LessonsCommand.class,
            RoleCommand.Produce.class,
            RoleCommand.Consume.class,
            BenchCommand.class,
            PasswdCommand.class
        },
        footerHeading = "%n",
        footer = "Without a command it starts the broker and the shell.")
final class PlaygroundCommand implements Callable<Integer> {

    @Mixin private BrokerOptions options;
    @Mixin private LessonOptions lessons;
    @Mixin private HelpOption help;

    @Option(names = "--version", versionHelp = true, description = "show the version")
    private boolean version;

    BrokerOptions options() {
        return options;
    }

    LessonOptions lessons() {
        return lessons;
    }

    @Override
    public Integer call() throws Exception {
        return new ShellRun(options, lessons, Home.logged(options), Optional.empty()).run();
    }
}
