package io.mqttplayground.command.wire;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.SavedFile;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.export.JsonLines;
import io.mqttplayground.wire.ladder.Ladder;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the recorded packets to a file, and never over one unless asked to. */
@Command(
        name = "save",
        description = "Write the recorded packets to a file, as text or as JSON lines.",
        footer = "%nExample: wire save lesson1.jsonl")
final class WireSaveCommand implements Callable<Integer> {

    private static final String JSON_LINES = ".jsonl";
    private static final int TEXT_WIDTH = 160;

    @Parameters(
            paramLabel = "FILE",
            description = "where to; a name that ends in .jsonl gets JSON, one line each")
    private String name;

    @Option(names = "--force", description = "replace a file that exists")
    private boolean replace;

    private final Screen screen;
    private final PacketLog log;

    WireSaveCommand(Screen screen, PacketLog log) {
        this.screen = screen;
        this.log = log;
    }

    @Override
    public Integer call() throws CommandException {
        List<WireEvent> events = log.events();
        SavedFile file = SavedFile.named(name);
        file.write(lines(events), replace);
        screen.print("  saved %,d events to %s".formatted(events.size(), file.path()), Style.DIM);
        return 0;
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
