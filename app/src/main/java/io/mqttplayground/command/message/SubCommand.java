package io.mqttplayground.command.message;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.option.ClientOptions;
import io.mqttplayground.command.option.SeenTopics;
import io.mqttplayground.command.option.WholeNumber;
import io.mqttplayground.play.Identity;
import io.mqttplayground.play.ShellClients;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.topic.TopicFilter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Subscribes, and shows what arrives from then on. */
@Command(
        name = "sub",
        description = "Subscribe, and show what arrives until unsub or exit.",
        footer = "%nExample: sub -t 'sensor/#'")
public final class SubCommand implements Callable<Integer> {

    @Option(
            names = {"-t", "--topic"},
            required = true,
            paramLabel = "FILTER",
            completionCandidates = SeenTopics.class,
            description = "topic filter: + is any one level, # is all the rest; may be repeated")
    private List<String> filters;

    @Option(
            names = {"-q", "--qos"},
            paramLabel = "QOS",
            defaultValue = "0",
            converter = WholeNumber.Qos.class,
            description = "the highest QoS to receive at (default: 0)")
    private int qos;

    @Option(
            names = "-E",
            description = "leave at once when subscribed: with -c, the session goes on without you")
    private boolean leave;

    @Mixin private ClientOptions client;

    private final Screen screen;
    private final ShellClients clients;

    public SubCommand(Screen screen, ShellClients clients) {
        this.screen = screen;
        this.clients = clients;
    }

    @Override
    public Integer call() throws Exception {
        for (String filter : filters) {
            Optional<String> problem = TopicFilter.problem(filter);
            if (problem.isPresent()) {
                throw new CommandException("cannot subscribe: " + problem.get());
            }
        }
        int refused = 0;
        Identity identity = client.identity();
        for (String filter : filters) {
            refused += subscribe(identity, filter) ? 0 : 1;
        }
        if (leave) {
            clients.leave(identity);
            screen.print("  " + identity.clientId() + " disconnected", Style.DIM);
        }
        return refused == 0 ? 0 : 1;
    }

    private boolean subscribe(Identity identity, String filter) throws Exception {
        OptionalInt granted = clients.subscribe(identity, filter, qos);
        if (granted.isEmpty()) {
            screen.error(
                    "the broker refused "
                            + identity
                            + " the filter "
                            + filter
                            + " (SUBACK 0x80): it may read nothing there");
            return false;
        }
        screen.print(
                "  %s subscribed to %s at QoS %d"
                        .formatted(identity.clientId(), filter, granted.getAsInt()),
                Style.DIM);
        return true;
    }
}
