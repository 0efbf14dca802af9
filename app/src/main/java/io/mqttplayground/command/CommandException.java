package io.mqttplayground.command;

import java.util.Optional;

/** A command could not do what was asked; the message is the one line that the learner sees. */
public final class CommandException extends Exception {

    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }

    /** Says what is wrong with a word that was typed; does nothing where nothing is. */
    public static void throwIf(Optional<String> problem) throws CommandException {
        if (problem.isPresent()) {
            throw new CommandException(problem.get());
        }
    }

    public CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
