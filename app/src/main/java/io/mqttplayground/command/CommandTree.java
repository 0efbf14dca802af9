package io.mqttplayground.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/** The shell's commands as picocli knows them: each an object that was given what it needs. */
public final class CommandTree {

    /** The shell's prompt, where the commands are typed. */
    @Command(name = "")
    private static final class Prompt {}

    private final Map<Class<?>, Iterable<String>> candidates = new HashMap<>();
    private final IFactory factory = factory();
    private final CommandLine line = new CommandLine(new Prompt(), factory);
    private final List<CommandGroup> groups = new ArrayList<>();

    public CommandTree() {
        line.setExpandAtFiles(false);
        line.setTrimQuotes(false);
    }

    /** Completes the values that name these candidates; to be said before commands are added. */
    public <I extends Iterable<String>> void complete(Class<I> named, I values) {
        candidates.put(named, values);
    }

    /**
     * @param heading what {@code help} lists them under
     */
    public void add(String heading, List<?> commands) {
        List<CommandLine> made = commands.stream().map(this::withNested).toList();
        made.forEach(line::addSubcommand);
        groups.add(
                new CommandGroup(heading, made.stream().map(CommandLine::getCommandSpec).toList()));
    }

    private CommandLine withNested(Object command) {
        Object described = command instanceof WordCommand word ? word.spec() : command;
        CommandLine made = new CommandLine(described, factory);
        if (command instanceof NestedCommands parent) {
            parent.nested().forEach(child -> made.addSubcommand(withNested(child)));
        }
        return made;
    }

    /** Completion candidates come from what is running, everything else as picocli makes it. */
    private IFactory factory() {
        IFactory standard = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                Iterable<String> known = candidates.get(type);
                return known == null ? standard.create(type) : type.cast(known);
            }
        };
    }

    /** As {@code help} lists them. */
    List<CommandGroup> groups() {
        return groups;
    }

    /** The names that can be typed first. */
    public Iterable<String> names() {
        return line.getSubcommands().keySet();
    }

    CommandLine line() {
        return line;
    }
}
