package io.mqttplayground.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Leaves the shell. */
@Command(
        name = "exit",
        aliases = {"quit"},
        description = "Leave (also Ctrl-D).")
public final class ExitCommand implements Callable<Integer> {

    private final Runnable leave;

    public ExitCommand(Runnable leave) {
        this.leave = leave;
    }

    @Override
    public Integer call() {
        leave.run();
        return 0;
    }
}
