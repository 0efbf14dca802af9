package io.mqttplayground.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which broker, for every command that has one. Each may stand before or behind the command. */
public final class BrokerOptions {

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "address the broker listens on (default: 127.0.0.1, this machine only)")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Address.Port.class,
            description = "TCP port, 0 for any free one (default: 1883, or the next free)")
    private Integer port;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description =
                    "folder with moquette.conf, passwords and acl (default: the packaged one)")
    private Path config;

    @Option(
            names = "--external",
            paramLabel = "URI",
            converter = Address.BrokerUri.class,
            description = "a broker elsewhere, such as tcp://host:1883, instead of our own")
    private String external;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "folder for progress, history and log (default: ~/.mqtt-playground)")
    private Path home;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    public Optional<String> host() {
        return Given.option(command, "--host");
    }

    public Optional<Integer> port() {
        return Given.option(command, "--port");
    }

    public Optional<Path> config() {
        return Given.option(command, "--config");
    }

    public Optional<String> external() {
        return Given.option(command, "--external");
    }

    public Optional<Path> home() {
        return Given.option(command, "--home");
    }
}
