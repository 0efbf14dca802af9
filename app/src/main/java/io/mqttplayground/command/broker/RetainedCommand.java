package io.mqttplayground.command.broker;

import io.mqttplayground.broker.routing.RetainedMessage;
import io.mqttplayground.command.CommandException;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.ShownPayload;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the retained messages. */
@Command(
        name = "retained",
        description = "Show the retained messages.",
        footer = "%nExample: retained 'device/#'; pub -t TOPIC -r -n clears one")
public final class RetainedCommand implements Callable<Integer> {

    private static final int MOST_ROWS = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Mixin private ChosenTopics chosen;

    private final Screen screen;
    private final BrokerLink broker;
    private final Clock clock;
    private final Runnable settled;

    /**
     * @param clock tells the day and the zone of the times that are shown
     * @param settled returns once what was sent before has reached the broker
     */
    public RetainedCommand(Screen screen, BrokerLink broker, Clock clock, Runnable settled) {
        this.screen = screen;
        this.broker = broker;
        this.clock = clock;
        this.settled = settled;
    }

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
        screen.print(table.lines(screen.width()));
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
        ZonedDateTime there = since.atZone(clock.getZone());
        return there.format(there.toLocalDate().equals(LocalDate.now(clock)) ? TIME : DAY);
    }
}
