package io.mqttplayground.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command that is a word and nothing more.
 *
 * @param deed what it does; tells whether that succeeded
 */
public record WordCommand(String name, String description, Callable<Boolean> deed)
        implements Callable<Integer> {

    CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(name);
        spec.usageMessage().description(description);
        return spec;
    }

    @Override
    public Integer call() throws Exception {
        return deed.call() ? 0 : 1;
    }
}
