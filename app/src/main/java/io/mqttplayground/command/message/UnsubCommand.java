package io.mqttplayground.command.message;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.play.ShellClients;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a subscription of the shell. */
@Command(name = "unsub", description = "End a subscription of sub; without a filter, all of them.")
public final class UnsubCommand implements Callable<Integer> {

    /** Completes the filters that the shell has subscribed to. */
    public interface Filters extends Iterable<String> {}

    @Option(
            names = {"-t", "--topic"},
            paramLabel = "FILTER",
            completionCandidates = Filters.class,
            description = "the filter, as it was given to sub")
    private String option;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILTER",
            completionCandidates = Filters.class,
            description = "the same without -t")
    private String parameter;

    private final Screen screen;
    private final ShellClients clients;

    public UnsubCommand(Screen screen, ShellClients clients) {
        this.screen = screen;
        this.clients = clients;
    }

    @Override
    public Integer call() throws Exception {
        String wanted = option == null ? parameter : option;
        List<String> filters = clients.filters();
        if (filters.isEmpty()) {
            throw new CommandException("nothing is subscribed; sub -t FILTER begins");
        }
        if (wanted != null && !filters.contains(wanted)) {
            throw new CommandException(
                    "not subscribed to "
                            + wanted
                            + "; the shell has "
                            + String.join(", ", filters));
        }
        for (String filter : wanted == null ? filters : List.of(wanted)) {
            String who = String.join(", ", clients.unsubscribe(filter));
            screen.print("  " + who + " unsubscribed from " + filter, Style.DIM);
        }
        return 0;
    }
}
