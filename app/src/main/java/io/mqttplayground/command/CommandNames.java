package io.mqttplayground.command;

import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;

/** Completes the names of the shell's commands. */
public final class CommandNames implements Iterable<String> {

    private final Supplier<Set<String>> names;

    public CommandNames(Supplier<Set<String>> names) {
        this.names = names;
    }

    @Override
    public Iterator<String> iterator() {
        return names.get().iterator();
    }
}
