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
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that begin and end subscriptions of the shell. */
public record SubscriptionCommands(Screen screen, ShellClients clients) {

    /** Completes the filters that the shell has subscribed to. */
    public interface Filters extends Iterable<String> {

        static Filters of(ShellClients clients) {
            return () -> clients.filters().iterator();
        }
    }

    /** In the order of the help. */
    public List<Object> all() {
        return List.of(new Sub(), new Unsub());
    }

    /** Subscribes, and shows what arrives from then on. */
    @Command(
            name = "sub",
            description = "Subscribe, and show what arrives until unsub or exit.",
            footer = "%nExample: sub -t 'sensor/#'")
    private final class Sub implements Callable<Integer> {

        @Option(
                names = {"-t", "--topic"},
                required = true,
                paramLabel = "FILTER",
                completionCandidates = SeenTopics.class,
                description =
                        "topic filter: + is any one level, # is all the rest; may be repeated")
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
                description =
                        "leave at once when subscribed: with -c, the session goes on without you")
        private boolean leave;

        @Mixin private ClientOptions client;

        @Override
        public Integer call() throws Exception {
            for (String filter : filters) {
                CommandException.throwIf(
                        TopicFilter.problem(filter).map("cannot subscribe: "::concat));
            }
            boolean allGranted = true;
            Identity identity = client.identity();
            for (String filter : filters) {
                allGranted &= subscribe(identity, filter);
            }
            if (leave) {
                clients.leave(identity);
                screen.print("  " + identity.clientId() + " disconnected", Style.DIM);
            }
            return allGranted ? 0 : 1;
        }

        private boolean subscribe(Identity identity, String filter) throws Exception {
            OptionalInt granted = clients.subscribe(identity, filter, qos);
            if (granted.isEmpty()) {
                String why =
                        filter.startsWith("$share/")
                                ? "shared subscriptions are of MQTT 5, this broker speaks 3.1.1"
                                : "it may read nothing there";
                screen.error(
                        "the broker refused %s the filter %s (SUBACK 0x80): %s"
                                .formatted(identity, filter, why));
                return false;
            }
            screen.print(
                    "  %s subscribed to %s at QoS %d"
                            .formatted(identity.clientId(), filter, granted.getAsInt()),
                    Style.DIM);
            return true;
        }
    }

    /** Ends a subscription of the shell. */
    @Command(
            name = "unsub",
            description = "End a subscription of sub; without a filter, all of them.")
    private final class Unsub implements Callable<Integer> {

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

        @Override
        public Integer call() throws Exception {
            String wanted = option == null ? parameter : option;
            List<String> filters = clients.filters();
            if (filters.isEmpty()) {
                throw new CommandException("nothing is subscribed; sub -t FILTER begins");
            }
            if (wanted != null && !filters.contains(wanted)) {
                throw new CommandException(
                        "not subscribed to %s; the shell has %s"
                                .formatted(wanted, String.join(", ", filters)));
            }
            for (String filter : wanted == null ? filters : List.of(wanted)) {
                String who = String.join(", ", clients.unsubscribe(filter));
                screen.print("  " + who + " unsubscribed from " + filter, Style.DIM);
            }
            return 0;
        }
    }
}
