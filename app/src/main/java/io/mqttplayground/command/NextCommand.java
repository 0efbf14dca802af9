package io.mqttplayground.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Goes on to the next step. */
@Command(name = "next", description = "Go on to the next step (also a bare Enter).")
final class NextCommand implements Callable<Integer> {

    private final Guide guide;

    NextCommand(Guide guide) {
        this.guide = guide;
    }

    @Override
    public Integer call() throws CommandException {
        guide.next();
        return 0;
    }
}
