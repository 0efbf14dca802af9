package io.mqttplayground.command.fault;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.broker.SeenClients;
import io.mqttplayground.command.option.DirectionConverter;
import io.mqttplayground.command.option.IntervalConverter;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.wire.Direction;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes packets take longer. */
@Command(
        name = "delay",
        description = "Make a client's packets take longer, in the same order; 0 ends it.",
        footer = "%nExample: delay 500ms simple-consumer")
final class DelayCommand implements Callable<Integer> {

    private static final Duration MOST = Duration.ofMinutes(1);

    @Parameters(
            index = "0",
            paramLabel = "TIME",
            converter = IntervalConverter.class,
            description = "such as 500ms or 2s, at most 1m; 0 for no longer")
    private Duration time;

    @Parameters(
            index = "1",
            paramLabel = "CLIENT",
            completionCandidates = SeenClients.class,
            description = "client identifier")
    private String client;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "in|out",
            converter = DirectionConverter.class,
            completionCandidates = DirectionConverter.class,
            description = "in: from the client to the broker; out: to the client; otherwise both")
    private Direction way;

    private final Screen screen;
    private final FaultClients clients;

    DelayCommand(Screen screen, FaultClients clients) {
        this.screen = screen;
        this.clients = clients;
    }

    @Override
    public Integer call() throws CommandException {
        clients.check(client);
        if (time.compareTo(MOST) > 0) {
            throw new CommandException("a delay is at most 1m, 60 seconds");
        }
        for (Direction each : Direction.values()) {
            if (way == null || way == each) {
                clients.faults().delay(client, each, time);
            }
        }
        screen.say(outcome(), Style.PLAIN);
        return 0;
    }

    private String outcome() {
        return time.isZero()
                ? packets() + " are not delayed"
                : packets() + " take " + time.toMillis() + " ms longer";
    }

    private String packets() {
        if (way == null) {
            return "packets from and to " + client;
        }
        return (way == Direction.TO_BROKER ? "packets from " : "packets to ") + client;
    }
}
