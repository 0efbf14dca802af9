package io.mqttplayground.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Leaves the shell. */
@Command(name = "exit", aliases = "quit", description = "Leave (also Ctrl-D).")
public record ExitCommand(Session session) implements Callable<Integer> {

    @Override
    public Integer call() {
        session.leave();
        return 0;
    }
}
