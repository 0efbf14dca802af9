package io.mqttplayground.command;

import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the commands, or explains one. */
@Command(name = "help", description = "Show the commands; help COMMAND explains one.")
final class HelpCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "COMMAND",
            completionCandidates = CommandNames.class,
            description = "the command to explain")
    private String name;

    private final Screen screen;

    HelpCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        Map<String, CommandLine> commands = spec.parent().subcommands();
        if (name == null) {
            screen.print(list(commands));
            return 0;
        }
        CommandLine command = commands.get(name);
        if (command == null) {
            throw new CommandLine.UnmatchedArgumentException(
                    spec.parent().commandLine(), List.of(name));
        }
        command.setUsageHelpWidth(Math.max(55, screen.width()));
        String usage = command.getUsageMessage(Ansi.OFF).strip();
        screen.print(usage.lines().map(line -> StyledLine.of("  " + line)).toList());
        return 0;
    }

    private static List<StyledLine> list(Map<String, CommandLine> commands) {
        List<StyledLine> lines = new ArrayList<>();
        commands.forEach(
                (name, command) -> {
                    CommandSpec spec = command.getCommandSpec();
                    if (name.equals(spec.name()) && !spec.usageMessage().hidden()) {
                        lines.add(
                                StyledLine.of(String.format("  %-9s ", name), Style.CODE)
                                        .and(spec.usageMessage().description()[0]));
                    }
                });
        lines.add(StyledLine.EMPTY);
        lines.add(
                StyledLine.of(
                        "  Tab completes, Ctrl-C stops what runs, Ctrl-D leaves.", Style.DIM));
        return lines;
    }
}
