package io.mqttplayground.cli.option;

import picocli.CommandLine.Option;

/** {@code --help}, the same everywhere. The short {@code -h} is mosquitto's: the broker's host. */
public final class HelpOption {

    @Option(names = "--help", usageHelp = true, description = "show this text")
    private boolean help;
}
