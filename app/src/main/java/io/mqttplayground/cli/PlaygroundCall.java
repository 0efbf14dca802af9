package io.mqttplayground.cli;

import io.mqttplayground.cli.option.BrokerOptions;
import io.mqttplayground.cli.option.LessonOptions;
import io.mqttplayground.cli.option.Version;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code java -jar mqtt-playground.jar}: broker and shell. */
@Command(
        name = "mqtt-playground",
        description = "Learn MQTT: a broker, a shell and lessons in one program, offline.",
        synopsisSubcommandLabel = "[COMMAND]",
        versionProvider = Version.class,
        footerHeading = "%n",
        footer = "Without a command it starts the broker and the shell.")
final class PlaygroundCall implements Callable<Integer> {

    @Mixin private BrokerOptions options;
    @Mixin private LessonOptions lessons;

    /** The same everywhere. The short {@code -h} is mosquitto's: the broker's host. */
    @Option(
            names = "--help",
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "show this text")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "show the version")
    private boolean version;

    @Override
    public Integer call() throws Exception {
        return new ShellRun(options, lessons).run(Optional.empty());
    }
}
