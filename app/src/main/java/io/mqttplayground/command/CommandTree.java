package io.mqttplayground.command;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

/** The shell's commands as picocli knows them: each an object that was given what it needs. */
public final class CommandTree {

    /** The shell's prompt, where the commands are typed. */
    @Command(name = "")
    private static final class Prompt {}

    /** Commands that {@code help} lists under one heading. */
    record Group(String heading, List<CommandSpec> commands) {}

    private final Map<Class<?>, Iterable<String>> candidates = new HashMap<>();
    private final IFactory factory = factory();
    private final CommandLine line = new CommandLine(new Prompt(), factory);
    private final Map<String, Object> waiting = new LinkedHashMap<>();
    private final Map<String, List<String>> namesByHeading = new LinkedHashMap<>();

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
        List<String> names = commands.stream().map(CommandTree::name).toList();
        for (int i = 0; i < names.size(); i++) {
            waiting.put(names.get(i), commands.get(i));
        }
        namesByHeading.put(heading, names);
    }

    private static String name(Object command) {
        return command instanceof WordCommand word
                ? word.name()
                : command.getClass().getAnnotation(Command.class).name();
    }

    /** The prompt with the command of that name, if it has one; else with all of them. */
    CommandLine with(String name) {
        if (!line.getSubcommands().containsKey(name)) {
            if (waiting.containsKey(name)) {
                make(name);
            } else {
                all();
            }
        }
        return line;
    }

    /**
     * The prompt with all its commands. To describe one takes time: that is done when it is asked
     * for.
     */
    CommandLine all() {
        List.copyOf(waiting.keySet()).forEach(this::make);
        return line;
    }

    private void make(String name) {
        line.addSubcommand(withNested(waiting.remove(name)));
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
    List<Group> groups() {
        all();
        return namesByHeading.entrySet().stream()
                .map(group -> new Group(group.getKey(), specs(group.getValue())))
                .toList();
    }

    private List<CommandSpec> specs(List<String> names) {
        return names.stream()
                .map(name -> line.getSubcommands().get(name).getCommandSpec())
                .toList();
    }

    /** The names that can be typed first. */
    public Iterable<String> names() {
        return all().getSubcommands().keySet();
    }

    /** Without its commands. */
    CommandLine line() {
        return line;
    }
}
