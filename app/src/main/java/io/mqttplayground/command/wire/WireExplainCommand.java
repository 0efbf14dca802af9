package io.mqttplayground.command.wire;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.Notes;
import io.mqttplayground.command.option.WholeNumber;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.explain.PacketExplanation;
import io.mqttplayground.wire.ladder.Ladder;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what a packet is for, and what must follow. */
@Command(
        name = "explain",
        description = "Say what a packet is for, and what must follow.",
        footer = "%nExample: wire explain 12")
final class WireExplainCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "N",
            converter = WholeNumber.Rows.class,
            description = "the packet's number, as wire last and wire on show it")
    private int number;

    private final Screen screen;
    private final PacketLog log;

    WireExplainCommand(Screen screen, PacketLog log) {
        this.screen = screen;
        this.log = log;
    }

    @Override
    public Integer call() throws CommandException {
        List<WireEvent> events = log.events();
        WireEvent event = find(events);
        screen.print(Ladder.draw(List.of(event), events, 1, screen.width()));
        PacketExplanation explanation = PacketExplanation.of(event);
        Notes.print(screen, explanation.purpose() + " " + explanation.follows(), Style.PLAIN);
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
                .formatted(number, events.get(0).number(), events.get(events.size() - 1).number());
    }
}
