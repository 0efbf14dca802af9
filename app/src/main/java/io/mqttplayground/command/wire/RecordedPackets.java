package io.mqttplayground.command.wire;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.broker.SeenClients;
import io.mqttplayground.command.option.SeenTopics;
import io.mqttplayground.command.option.WholeNumber;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.explain.PacketExplanation;
import io.mqttplayground.wire.ladder.Ladder;
import io.mqttplayground.wire.ladder.TopicEvents;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The parts of {@code wire} that draw and explain what has passed. */
record RecordedPackets(Screen screen, PacketLog log) {

    private static final String DEFAULT_ROWS = "20";

    List<Object> commands() {
        return List.of(new Last(), new Of(), new Topic(), new Explain());
    }

    private int show(UnaryOperator<List<WireEvent>> choice, int rows, String nothing) {
        List<WireEvent> events = log.events();
        List<StyledLine> ladder = Ladder.draw(choice.apply(events), events, rows, screen.width());
        if (ladder.isEmpty()) {
            screen.print(nothing, Style.DIM);
        } else {
            screen.page(ladder);
        }
        return 0;
    }

    /** How many rows at most, the newest ones. */
    private static final class RowLimit {

        @Option(
                names = "-n",
                paramLabel = "N",
                defaultValue = DEFAULT_ROWS,
                converter = WholeNumber.Rows.class,
                description = "rows to show (default: 20)")
        private int rows;
    }

    /** The newest rows. */
    @Command(name = "last", description = "Show the newest packets.")
    private final class Last implements Callable<Integer> {

        @Parameters(
                arity = "0..1",
                paramLabel = "N",
                defaultValue = DEFAULT_ROWS,
                converter = WholeNumber.Rows.class,
                description = "rows to show (default: 20)")
        private int rows;

        @Override
        public Integer call() {
            String nothing = "  no packet is kept; pub -t sensor/x -m 1 makes some";
            return show(all -> all, rows, nothing);
        }
    }

    /** The rows of one client. */
    @Command(name = "of", description = "Show the packets of one client.")
    private final class Of implements Callable<Integer> {

        @Parameters(
                paramLabel = "CLIENT",
                completionCandidates = SeenClients.class,
                description = "client identifier; clients shows those that are connected")
        private String clientId;

        @Mixin private RowLimit limit;

        @Override
        public Integer call() {
            String nothing = "  no packet of " + clientId + " is kept; clients shows who is there";
            return show(this::ofClient, limit.rows, nothing);
        }

        private List<WireEvent> ofClient(List<WireEvent> events) {
            return events.stream().filter(one -> one.clientId().equals(clientId)).toList();
        }
    }

    /** The rows that have to do with a topic. */
    @Command(
            name = "topic",
            description = "Show the packets that have to do with a topic filter.",
            footer = "%nExample: wire topic 'sensor/#'")
    private final class Topic implements Callable<Integer> {

        @Parameters(
                paramLabel = "FILTER",
                completionCandidates = SeenTopics.class,
                description = "messages and subscriptions that match, with their acknowledgements")
        private String filter;

        @Mixin private RowLimit limit;

        @Override
        public Integer call() throws CommandException {
            CommandException.throwIf(TopicFilter.problem(filter));
            TopicFilter wanted = new TopicFilter(filter);
            String nothing = "  no packet that has to do with " + filter + " is kept";
            return show(all -> TopicEvents.of(wanted, all), limit.rows, nothing);
        }
    }

    /** Says what a packet is for, and what must follow. */
    @Command(
            name = "explain",
            description = "Say what a packet is for, and what must follow.",
            footer = "%nExample: wire explain 12")
    private final class Explain implements Callable<Integer> {

        @Parameters(
                paramLabel = "N",
                converter = WholeNumber.Rows.class,
                description = "the packet's number, as wire last and wire on show it")
        private int number;

        @Override
        public Integer call() throws CommandException {
            List<WireEvent> events = log.events();
            WireEvent event = find(events);
            screen.print(Ladder.draw(List.of(event), events, 1, screen.width()));
            PacketExplanation explanation = PacketExplanation.of(event);
            screen.say(explanation.purpose() + " " + explanation.follows(), Style.PLAIN);
            screen.print("  MQTT 3.1.1, section " + explanation.sections(), Style.DIM);
            return 0;
        }

        private WireEvent find(List<WireEvent> events) throws CommandException {
            return events.stream()
                    .filter(event -> event.number() == number)
                    .findFirst()
                    .orElseThrow(() -> new CommandException(missing(events)));
        }

        private String missing(List<WireEvent> events) {
            if (events.isEmpty()) {
                return "no packet is kept; the next one will have a number";
            }
            return "packet %d is not kept; the numbers are %d to %d"
                    .formatted(
                            number, events.get(0).number(), events.get(events.size() - 1).number());
        }
    }
}
