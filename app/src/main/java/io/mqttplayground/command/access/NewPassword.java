package io.mqttplayground.command.access;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.text.Screen;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A password given with -P, or else typed twice at the terminal without being shown. */
final class NewPassword {

    @Option(
            names = {"-P", "--pw"},
            paramLabel = "PASSWORD",
            description = "the password, for scripts; without it you are asked")
    private String option;

    /**
     * The bytes as a client sends them.
     *
     * @throws CommandException there is none, it is empty, or the second try differs
     */
    byte[] ask(Screen screen) throws CommandException {
        String password = option == null ? typed(screen) : option;
        if (password.isEmpty()) {
            throw new CommandException("the password is empty; nothing was changed");
        }
        return password.getBytes(StandardCharsets.UTF_8);
    }

    private static String typed(Screen screen) throws CommandException {
        if (!screen.asks()) {
            throw new CommandException(
                    "nobody can be asked for the password here; give it with -P");
        }
        String first = typed(screen, "  password: ");
        if (!first.isEmpty() && !first.equals(typed(screen, "  again: "))) {
            throw new CommandException("the two passwords differ; nothing was changed");
        }
        return first;
    }

    private static String typed(Screen screen, String prompt) throws CommandException {
        Optional<String> typed = screen.askSecret(prompt);
        return typed.orElseThrow(
                () -> new CommandException("no password was given; nothing was changed"));
    }
}
