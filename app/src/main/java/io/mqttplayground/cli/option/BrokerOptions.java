package io.mqttplayground.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

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
            converter = PortConverter.class,
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
            converter = BrokerUriConverter.class,
            description = "a broker elsewhere, such as tcp://host:1883, instead of our own")
    private String external;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "folder for progress, history and log (default: ~/.mqtt-playground)")
    private Path home;

    public Optional<String> host() {
        return Optional.ofNullable(host);
    }

    public Optional<Integer> port() {
        return Optional.ofNullable(port);
    }

    public Optional<Path> config() {
        return Optional.ofNullable(config);
    }

    public Optional<String> external() {
        return Optional.ofNullable(external);
    }

    public Optional<Path> home() {
        return Optional.ofNullable(home);
    }

    /** These, and where one is missing, that of the others. */
    public BrokerOptions or(BrokerOptions others) {
        BrokerOptions both = new BrokerOptions();
        both.host = host == null ? others.host : host;
        both.port = port == null ? others.port : port;
        both.config = config == null ? others.config : config;
        both.external = external == null ? others.external : external;
        both.home = home == null ? others.home : home;
        return both;
    }
}
