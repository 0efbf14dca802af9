package io.mqttplayground.cli.option;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options that may stand before a command or behind it; the one behind it counts. */
public final class Given {

    private Given() {}

    /** The option's value at the command, or else at the nearest one it belongs to. */
    public static <T> Optional<T> option(CommandSpec command, String name) {
        for (CommandSpec spec = command; spec != null; spec = spec.parent()) {
            OptionSpec option = spec.findOption(name);
            if (option != null && option.getValue() != null) {
                return Optional.of(option.getValue());
            }
        }
        return Optional.empty();
    }
}
