package io.mqttplayground.command.wire;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.NestedCommands;
import io.mqttplayground.command.SavedFile;
import io.mqttplayground.command.WordCommand;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.export.JsonLines;
import io.mqttplayground.wire.ladder.Ladder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the control packets that pass. */
@Command(
        name = "wire",
        description = "Show the packets between the broker and its clients, and explain them.",
        footer = "%nExample: wire last 20")
public record WireCommand(Screen screen, PacketLog log)
        implements Callable<Integer>, NestedCommands {

    private static final String JSON_LINES = ".jsonl";

    /** Of other tools; their names promise what is not written. */
    private static final List<String> OTHER_FORMS =
            List.of(".pcap", ".pcapng", ".cap", ".json", ".csv", ".html", ".mmd", ".xml");

    private static final int TEXT_WIDTH = 160;

    @Override
    public List<Object> nested() {
        List<Object> all = new ArrayList<>();
        all.add(new WordCommand("on", "Show packets as they pass, above the prompt.", this::on));
        all.add(
                new WordCommand(
                        "off", "Show packets no longer; they are still recorded.", this::off));
        all.addAll(new RecordedPackets(screen, log).commands());
        all.add(new Save());
        all.add(new WordCommand("clear", "Forget the packets so far.", this::clear));
        return all;
    }

    @Override
    public Integer call() {
        int kept = log.events().size();
        screen.print("  wire is " + (log.isLive() ? "on" : "off") + "; " + kept + " events kept");
        screen.say(
                "wire on shows packets as they pass, wire last those that have passed,"
                        + " wire explain N says what number N is for",
                Style.DIM);
        tellBlindSpot();
        return 0;
    }

    private void tellBlindSpot() {
        log.blindSpot().ifPresent(spot -> screen.say(spot, Style.DIM));
    }

    private boolean on() {
        boolean begins = log.turnOn();
        screen.print(begins ? "  wire is on; wire off ends it" : "  wire is on already", Style.DIM);
        tellBlindSpot();
        return true;
    }

    private boolean off() {
        screen.print(log.turnOff() ? "  wire is off" : "  wire is off already", Style.DIM);
        return true;
    }

    private boolean clear() {
        log.clear();
        screen.print("  forgotten; numbers go on", Style.DIM);
        return true;
    }

    /** Writes the recorded packets to a file, and never over one unless asked to. */
    @Command(
            name = "save",
            description = "Write the recorded packets to a file, as text or as JSON lines.",
            footer = "%nExample: wire save lesson1.jsonl")
    private final class Save implements Callable<Integer> {

        @Parameters(
                paramLabel = "FILE",
                description = "where to; a name that ends in .jsonl gets JSON, one line each")
        private String name;

        @Option(names = "--force", description = "replace a file that exists")
        private boolean replace;

        @Override
        public Integer call() throws CommandException {
            List<WireEvent> events = log.events();
            CommandException.throwIf(unknownForm());
            SavedFile file = SavedFile.named(name);
            file.write(lines(events), replace);
            screen.print(
                    "  saved %,d events to %s".formatted(events.size(), file.path()), Style.DIM);
            return 0;
        }

        /** A drawing under that name would only look like what other tools read. */
        private Optional<String> unknownForm() {
            String lower = name.toLowerCase(Locale.ROOT);
            return OTHER_FORMS.stream()
                    .filter(lower::endsWith)
                    .findFirst()
                    .map(
                            form ->
                                    "%s cannot be written yet; .txt gets the drawing, .jsonl JSON lines"
                                            .formatted(form));
        }

        private List<String> lines(List<WireEvent> events) {
            return name.toLowerCase(Locale.ROOT).endsWith(JSON_LINES)
                    ? JsonLines.of(events)
                    : Ladder.draw(events, events, Integer.MAX_VALUE, TEXT_WIDTH).stream()
                            .map(StyledLine::plain)
                            .map(String::stripTrailing)
                            .toList();
        }
    }
}
