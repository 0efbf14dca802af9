package io.mqttplayground.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Returns to the step before. */
@Command(name = "back", description = "Return to the step before.")
final class BackCommand implements Callable<Integer> {

    private final Guide guide;

    BackCommand(Guide guide) {
        this.guide = guide;
    }

    @Override
    public Integer call() throws CommandException {
        guide.back();
        return 0;
    }
}
