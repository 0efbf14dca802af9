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
import io.mqttplayground.wire.ladder.Excerpt;
import io.mqttplayground.wire.ladder.Ladder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The parts of {@code wire} that draw what has passed. */
final class WireExcerpts {

    private static final String DEFAULT_ROWS = "20";

    private WireExcerpts() {}

    private static int show(
            Screen screen, PacketLog log, Excerpt excerpt, int rows, String nothing) {
        List<WireEvent> events = log.events();
        List<StyledLine> ladder = Ladder.draw(excerpt.of(events), events, rows, screen.width());
        if (ladder.isEmpty()) {
            screen.print(nothing, Style.DIM);
        } else {
            screen.print(ladder);
        }
        return 0;
    }

    /** How many rows at most, the newest ones. */
    static final class RowLimit {

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
    static final class Last implements Callable<Integer> {

        @Parameters(
                arity = "0..1",
                paramLabel = "N",
                defaultValue = DEFAULT_ROWS,
                converter = WholeNumber.Rows.class,
                description = "rows to show (default: 20)")
        private int rows;

        private final Screen screen;
        private final PacketLog log;

        Last(Screen screen, PacketLog log) {
            this.screen = screen;
            this.log = log;
        }

        @Override
        public Integer call() {
            String nothing = "  no packet is kept; pub -t sensor/x -m 1 makes some";
            return show(screen, log, new Excerpt.All(), rows, nothing);
        }
    }

    /** The rows of one client. */
    @Command(name = "of", description = "Show the packets of one client.")
    static final class Of implements Callable<Integer> {

        @Parameters(
                paramLabel = "CLIENT",
                completionCandidates = SeenClients.class,
                description = "client identifier; clients shows those that are connected")
        private String clientId;

        @Mixin private RowLimit limit;

        private final Screen screen;
        private final PacketLog log;

        Of(Screen screen, PacketLog log) {
            this.screen = screen;
            this.log = log;
        }

        @Override
        public Integer call() {
            String nothing = "  no packet of " + clientId + " is kept; clients shows who is there";
            return show(screen, log, new Excerpt.OfClient(clientId), limit.rows, nothing);
        }
    }

    /** The rows that have to do with a topic. */
    @Command(
            name = "topic",
            description = "Show the packets that have to do with a topic filter.",
            footer = "%nExample: wire topic 'sensor/#'")
    static final class Topic implements Callable<Integer> {

        @Parameters(
                paramLabel = "FILTER",
                completionCandidates = SeenTopics.class,
                description = "messages and subscriptions that match, with their acknowledgements")
        private String filter;

        @Mixin private RowLimit limit;

        private final Screen screen;
        private final PacketLog log;

        Topic(Screen screen, PacketLog log) {
            this.screen = screen;
            this.log = log;
        }

        @Override
        public Integer call() throws CommandException {
            Optional<String> problem = TopicFilter.problem(filter);
            if (problem.isPresent()) {
                throw new CommandException(problem.get());
            }
            Excerpt excerpt = new Excerpt.OnTopic(new TopicFilter(filter));
            String nothing = "  no packet that has to do with " + filter + " is kept";
            return show(screen, log, excerpt, limit.rows, nothing);
        }
    }
}
