package io.mqttplayground.command.wire;

import io.mqttplayground.command.NestedCommands;
import io.mqttplayground.command.Notes;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows the control packets that pass. */
@Command(
        name = "wire",
        description = "Show the packets between the broker and its clients, and explain them.",
        footer = "%nExample: wire last 20")
public final class WireCommand implements Callable<Integer>, NestedCommands {

    private final Screen screen;
    private final PacketLog log;

    public WireCommand(Screen screen, PacketLog log) {
        this.screen = screen;
        this.log = log;
    }

    @Override
    public List<Object> nested() {
        List<Object> all = new ArrayList<>(List.of(new On(), new Off()));
        all.addAll(new RecordedPackets(screen, log).commands());
        all.add(new WireExplainCommand(screen, log));
        all.add(new WireSaveCommand(screen, log));
        all.add(new Clear());
        return all;
    }

    @Override
    public Integer call() {
        int kept = log.events().size();
        screen.print("  wire is " + (log.isLive() ? "on" : "off") + "; " + kept + " events kept");
        Notes.print(
                screen,
                "wire on shows packets as they pass, wire last those that have passed,"
                        + " wire explain N says what number N is for",
                Style.DIM);
        tellBlindSpot();
        return 0;
    }

    private void tellBlindSpot() {
        log.blindSpot().ifPresent(spot -> Notes.print(screen, spot, Style.DIM));
    }

    @Command(name = "on", description = "Show packets as they pass, above the prompt.")
    private final class On implements Callable<Integer> {

        @Override
        public Integer call() {
            boolean begins = log.turnOn();
            screen.print(
                    begins ? "  wire is on; wire off ends it" : "  wire is on already", Style.DIM);
            tellBlindSpot();
            return 0;
        }
    }

    @Command(name = "off", description = "Show packets no longer; they are still recorded.")
    private final class Off implements Callable<Integer> {

        @Override
        public Integer call() {
            screen.print(log.turnOff() ? "  wire is off" : "  wire is off already", Style.DIM);
            return 0;
        }
    }

    @Command(name = "clear", description = "Forget the packets so far.")
    private final class Clear implements Callable<Integer> {

        @Override
        public Integer call() {
            log.clear();
            screen.print("  forgotten; numbers go on", Style.DIM);
            return 0;
        }
    }
}
