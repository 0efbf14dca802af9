package io.mqttplayground.command.broker;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.routing.RetainedMessage;
import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.broker.TopicTreeView.Value;
import io.mqttplayground.command.option.SeenTopics;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.ShownPayload;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.Table;
import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.wire.Packet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * The commands that show topics: those that messages were published to, and those with a retained
 * message.
 *
 * @param settled returns once what was sent before has reached the broker
 */
public record TopicCommands(Screen screen, BrokerLink broker, SeenTopics seen, Runnable settled) {

    private static final int MOST_ROWS = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** In the order of the help. */
    public List<Object> all() {
        return List.of(new Topics(), new Retained());
    }

    /** The topics that a command is to show: all, or those that a filter matches. */
    private static final class Chosen {

        @Parameters(
                arity = "0..1",
                paramLabel = "FILTER",
                completionCandidates = SeenTopics.class,
                description = "only topics that it matches")
        private String filter;

        /**
         * @throws CommandException it is not a topic filter
         */
        void check() throws CommandException {
            CommandException.throwIf(Optional.ofNullable(filter).flatMap(TopicFilter::problem));
        }

        boolean include(String topic) {
            return filter == null || new TopicFilter(filter).matches(topic);
        }

        /** Such as {@code " to a topic that a/# matches"}; nothing when all are chosen. */
        String matching() {
            return filter == null ? "" : " to a topic that " + filter + " matches";
        }
    }

    /** Shows the topics at the broker as a tree. */
    @Command(
            name = "topics",
            description = "Show the tree of topics with their last values.",
            footer = "%nExample: topics 'device/+/info'")
    private final class Topics implements Callable<Integer> {

        @Mixin private Chosen chosen;

        @Override
        public Integer call() throws CommandException {
            chosen.check();
            settled.run();
            TreeMap<String, Value> values = values();
            values.keySet().removeIf(topic -> !chosen.include(topic));
            if (values.isEmpty()) {
                screen.print("  no message was published" + chosen.matching());
            } else {
                screen.page(new TopicTreeView(screen, values).lines());
            }
            broker.blindSpot()
                    .map(spot -> spot + ", and not which messages are retained")
                    .ifPresent(spot -> screen.say(spot, Style.DIM));
            return 0;
        }

        /** Retained messages are known from before anybody looked, the others from then on. */
        private TreeMap<String, Value> values() {
            TreeMap<String, Value> values = new TreeMap<>();
            for (RetainedMessage kept : retained()) {
                String text = shown(kept.payload(), kept.payload().length);
                values.put(kept.topic(), new Value(text, Optional.of(text)));
            }
            for (Packet.Publish last : seen.last().values()) {
                Optional<String> kept =
                        Optional.ofNullable(values.get(last.topic())).flatMap(Value::retained);
                String text = shown(last.payload(), last.payloadSize());
                values.put(last.topic(), new Value(text, kept));
            }
            return values;
        }

        private List<RetainedMessage> retained() {
            return broker.embedded().map(EmbeddedBroker::retained).orElse(List.of());
        }

        private String shown(byte[] payload, int size) {
            return ShownPayload.of(payload, size, screen.width());
        }
    }

    /** Lists the retained messages. */
    @Command(
            name = "retained",
            description = "Show the retained messages.",
            footer = "%nExample: retained 'device/#'; pub -t TOPIC -r -n clears one")
    private final class Retained implements Callable<Integer> {

        @Mixin private Chosen chosen;

        @Override
        public Integer call() throws CommandException {
            chosen.check();
            settled.run();
            List<RetainedMessage> kept =
                    EmbeddedOnly.of(broker).retained().stream()
                            .filter(message -> chosen.include(message.topic()))
                            .toList();
            if (kept.isEmpty()) {
                screen.print("  no message" + chosen.matching() + " is retained");
                return 0;
            }
            Table table = new Table("topic", "QoS", "since", "value");
            kept.stream().limit(MOST_ROWS).forEach(message -> add(table, message));
            screen.page(table.lines(screen.width()));
            if (kept.size() > MOST_ROWS) {
                int more = kept.size() - MOST_ROWS;
                screen.print("  … and " + more + " more; retained FILTER narrows", Style.DIM);
            }
            return 0;
        }

        private void add(Table table, RetainedMessage message) {
            table.row(
                    message.topic(),
                    Integer.toString(message.qos()),
                    time(message.since()),
                    ShownPayload.of(message.payload()));
        }

        private String time(Instant since) {
            ZonedDateTime there = since.atZone(ZoneId.systemDefault());
            return there.format(there.toLocalDate().equals(LocalDate.now()) ? TIME : DAY);
        }
    }
}
