package io.mqttplayground.command;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/** The shell's commands as picocli knows them: each an object that was given what it needs. */
public final class CommandTree {

    /** The shell's prompt, where the commands are typed. */
    @Command(name = "")
    private static final class Prompt {}

    private CommandTree() {}

    public static CommandLine of(List<CommandGroup> groups, Map<Class<?>, Supplier<?>> candidates) {
        IFactory factory = factory(candidates);
        CommandLine root = new CommandLine(new Prompt(), factory);
        groups.stream()
                .flatMap(group -> group.commands().stream())
                .forEach(command -> root.addSubcommand(withNested(command, factory)));
        root.setExpandAtFiles(false);
        root.setTrimQuotes(false);
        return root;
    }

    private static CommandLine withNested(Object command, IFactory factory) {
        CommandLine line = new CommandLine(command, factory);
        if (command instanceof NestedCommands parent) {
            parent.nested().forEach(child -> line.addSubcommand(withNested(child, factory)));
        }
        return line;
    }

    /** Completion candidates come from what is running, everything else as picocli makes it. */
    private static IFactory factory(Map<Class<?>, Supplier<?>> candidates) {
        IFactory standard = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                Supplier<?> known = candidates.get(type);
                return known == null ? standard.create(type) : type.cast(known.get());
            }
        };
    }
}
