package io.mqttplayground.cli;

import io.mqttplayground.broker.access.AccountName;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.cli.option.Interaction;
import io.mqttplayground.shell.PasswordAtTerminal;
import io.mqttplayground.text.ShortLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a line for a password file. */
@Command(
        name = "passwd",
        description =
                "Print a line for the file passwords; the password is asked for, or read as one"
                        + " line from the standard input.")
final class PasswdCall implements Callable<Integer> {

    @Parameters(paramLabel = "USER", description = "the account")
    private String user;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<String> problem = AccountName.problem(user);
        if (problem.isPresent()) {
            throw new ParameterException(spec.commandLine(), problem.get());
        }
        Optional<String> password = password();
        if (password.isEmpty()) {
            return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(PasswordFile.line(user, password.get().getBytes(StandardCharsets.UTF_8)));
        out.flush();
        return 0;
    }

    private Optional<String> password() throws IOException {
        if (Interaction.isPossible()) {
            return askedTwice(PasswdCall::atConsole);
        }
        Optional<PasswordAtTerminal> terminal = PasswordAtTerminal.open();
        if (terminal.isEmpty()) {
            return piped();
        }
        try (PasswordAtTerminal asking = terminal.get()) {
            return askedTwice(asking::ask);
        }
    }

    private static Optional<String> atConsole(String prompt) {
        return Optional.ofNullable(System.console().readPassword("%s", prompt)).map(String::new);
    }

    private Optional<String> askedTwice(Function<String, Optional<String>> ask) {
        Optional<String> first = ask.apply("password for " + user + ": ");
        Optional<String> again = first.isEmpty() ? first : ask.apply("again: ");
        if (again.isEmpty()) {
            return refused("no password was given");
        }
        return first.equals(again) ? notEmpty(first.get()) : refused("the two passwords differ");
    }

    private Optional<String> piped() {
        try {
            Optional<String> line = new ShortLines(System.in).next();
            return line.isEmpty()
                    ? refused("no password on the standard input")
                    : notEmpty(line.get());
        } catch (IOException unreadable) {
            return refused(unreadable.getMessage());
        }
    }

    private Optional<String> notEmpty(String password) {
        return password.isEmpty() ? refused("the password is empty") : Optional.of(password);
    }

    private Optional<String> refused(String why) {
        spec.commandLine()
                .getErr()
                .println(spec.qualifiedName() + ": " + why + "; no line was made");
        return Optional.empty();
    }
}
