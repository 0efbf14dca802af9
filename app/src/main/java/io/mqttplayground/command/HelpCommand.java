package io.mqttplayground.command;

import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** Lists the commands, or explains one. */
@Command(
        name = "help",
        description =
                "Show the commands; help all says a word about each, help COMMAND explains one.")
public final class HelpCommand implements Callable<Integer> {

    /** Completes the names of the shell's commands. */
    public interface Names extends Iterable<String> {}

    private static final String ALL = "all";
    private static final int MARGIN = 2;
    private static final int HANG = 13;

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            completionCandidates = Names.class,
            description = "the command to explain, such as pub or user add; all lists them")
    private List<String> names;

    private final Screen screen;
    private final CommandTree tree;

    public HelpCommand(Screen screen, CommandTree tree) {
        this.screen = screen;
        this.tree = tree;
    }

    @Override
    public Integer call() {
        CommandLine command = tree.all();
        if (names == null) {
            screen.print(names());
            return 0;
        } else if (names.equals(List.of(ALL))) {
            screen.page(list());
            return 0;
        }
        for (String name : names) {
            CommandLine parent = command;
            command = parent.getSubcommands().get(name);
            if (command == null) {
                throw new CommandLine.UnmatchedArgumentException(parent, List.of(name));
            }
        }
        command.setUsageHelpWidth(Math.max(55, screen.width()));
        // The name of the prompt itself is empty, and a blank stands behind it.
        String usage = command.getUsageMessage(Ansi.OFF).strip().replace("Usage:  ", "Usage: ");
        screen.print(usage.lines().map(line -> StyledLine.of("  " + line)).toList());
        return 0;
    }

    /** A line or two for each group. */
    private List<StyledLine> names() {
        List<StyledLine> lines = new ArrayList<>();
        for (CommandTree.Group group : tree.groups()) {
            String commands =
                    group.commands().stream()
                            .map(CommandSpec::name)
                            .collect(Collectors.joining("  "));
            lines.addAll(
                    StyledLine.of("  %-10s ".formatted(group.heading()), Style.HEADING)
                            .and(commands, Style.CODE)
                            .wrapped(screen.width(), HANG));
        }
        lines.add(StyledLine.EMPTY);
        lines.addAll(
                StyledLine.of("  help all", Style.CODE)
                        .and(" says a word about each, ")
                        .and("help COMMAND", Style.CODE)
                        .and(" explains one.")
                        .wrapped(screen.width(), MARGIN));
        lines.addAll(keys());
        return lines;
    }

    private List<StyledLine> keys() {
        return StyledLine.of("  Tab completes, Ctrl-C stops what runs, Ctrl-D leaves.", Style.DIM)
                .wrapped(screen.width(), MARGIN);
    }

    private List<StyledLine> list() {
        List<StyledLine> lines = new ArrayList<>();
        int column = longestName() + 1;
        for (CommandTree.Group group : tree.groups()) {
            lines.add(StyledLine.of("  " + group.heading(), Style.HEADING));
            group.commands().forEach(command -> lines.addAll(summary(command, column)));
        }
        lines.add(StyledLine.EMPTY);
        lines.addAll(keys());
        return lines;
    }

    private int longestName() {
        return tree.groups().stream()
                .flatMap(group -> group.commands().stream())
                .mapToInt(command -> command.name().length())
                .max()
                .orElse(0);
    }

    private List<StyledLine> summary(CommandSpec command, int column) {
        String name = "    " + command.name() + " ".repeat(column - command.name().length());
        String description = command.usageMessage().description()[0];
        return StyledLine.of(name, Style.CODE)
                .and(description)
                .wrapped(Math.max(name.length() + 20, screen.width()), name.length());
    }
}
