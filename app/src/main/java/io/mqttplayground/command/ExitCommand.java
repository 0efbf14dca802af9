package io.mqttplayground.command;

import io.mqttplayground.text.Style;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Leaves the shell; at a terminal not at once while something goes on that could be meant. */
@Command(name = "exit", aliases = "quit", description = "Leave (also Ctrl-D).")
public final class ExitCommand implements Callable<Integer> {

    private final Session session;
    private final Supplier<List<String>> goingOn;
    private List<String> toldOf = List.of();

    /**
     * @param goingOn what goes on and how each of it is ended
     */
    public ExitCommand(Session session, Supplier<List<String>> goingOn) {
        this.session = session;
        this.goingOn = goingOn;
    }

    @Override
    public Integer call() {
        List<String> now = session.screen().asks() ? goingOn.get() : List.of();
        if (now.isEmpty() || now.equals(toldOf)) {
            session.leave();
        } else {
            session.screen()
                    .say(
                            "this ends everything. Still here: %s. exit once more leaves."
                                    .formatted(String.join("; ", now)),
                            Style.DIM);
        }
        toldOf = now;
        return 0;
    }
}
