package io.mqttplayground.cli;

import io.mqttplayground.broker.access.AccountName;
import io.mqttplayground.broker.access.PasswordFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
final class PasswdCommand implements Callable<Integer> {

    @Parameters(paramLabel = "USER", description = "the account")
    private String user;

    @Mixin private HelpOption help;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<String> problem = AccountName.problem(user);
        if (problem.isPresent()) {
            throw new ParameterException(spec.commandLine(), problem.get());
        }
        Optional<String> password = Interaction.isPossible() ? typed() : piped();
        if (password.isEmpty()) {
            return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(PasswordFile.line(user, password.get().getBytes(StandardCharsets.UTF_8)));
        out.flush();
        return 0;
    }

    private Optional<String> typed() {
        char[] first = System.console().readPassword("password for %s: ", user);
        char[] again = System.console().readPassword("again: ");
        if (first == null || again == null) {
            return refused("no password was given");
        }
        return Arrays.equals(first, again)
                ? notEmpty(new String(first))
                : refused("the two passwords differ");
    }

    private Optional<String> piped() throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                        .readLine();
        return line == null ? refused("no password on the standard input") : notEmpty(line);
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
