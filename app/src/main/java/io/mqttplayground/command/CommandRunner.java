package io.mqttplayground.command;

import io.mqttplayground.play.PlayException;
import io.mqttplayground.text.Screen;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one typed command, and turns whatever goes wrong into one helpful line. */
public final class CommandRunner {

    private static final Logger LOG = Logger.getLogger(CommandRunner.class.getName());
    private static final int MOST_SUGGESTIONS = 3;

    private final CommandLine commands;
    private final Screen screen;

    public CommandRunner(CommandLine commands, Screen screen) {
        this.commands = commands;
        this.screen = screen;
        commands.setParameterExceptionHandler((failure, arguments) -> misused(failure));
        commands.setExecutionExceptionHandler(
                (failure, command, result) -> failed(failure, result));
    }

    /** Returns whether it succeeded. */
    public boolean run(List<String> words) {
        return words.isEmpty() || commands.execute(words.toArray(String[]::new)) == 0;
    }

    /** Why it cannot be understood, in one line; empty when it can. It is not run. */
    public Optional<String> misuse(List<String> words) {
        try {
            commands.parseArgs(words.toArray(String[]::new));
            return Optional.empty();
        } catch (ParameterException failure) {
            return Optional.of(explained(failure));
        }
    }

    private int misused(ParameterException failure) {
        screen.error(explained(failure));
        return CommandLine.ExitCode.USAGE;
    }

    private static String explained(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName().strip();
        if (name.isEmpty() && failure instanceof UnmatchedArgumentException unknown) {
            return unknownCommand(unknown);
        }
        if (failure instanceof UnmatchedArgumentException stray && !stray.isUnknownOption()) {
            return "%s: '%s' is one word too many; put quotes around what belongs together, as in '%s'"
                    .formatted(name, stray.getUnmatched().get(0), "{\"a\": 1}");
        }
        return name + ": " + firstLine(failure.getMessage()) + "; help " + name;
    }

    private static String unknownCommand(UnmatchedArgumentException unknown) {
        String word = unknown.getUnmatched().get(0);
        List<String> near = unknown.getSuggestions().stream().limit(MOST_SUGGESTIONS).toList();
        String advice =
                near.isEmpty()
                        ? "help lists the commands"
                        : near.stream().collect(Collectors.joining(" or ", "did you mean ", "?"));
        return "there is no command '" + word + "'; " + advice;
    }

    private int failed(Exception failure, ParseResult result) {
        String name = result.hasSubcommand() ? result.subcommand().commandSpec().name() + ": " : "";
        if (failure instanceof CommandException || failure instanceof PlayException) {
            screen.error(name + failure.getMessage());
        } else if (failure instanceof InterruptedException) {
            screen.error(name + "interrupted");
        } else {
            LOG.log(Level.SEVERE, "unexpected failure", failure);
            screen.error(name + "failed unexpectedly: " + failure + "; the log file has more");
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Without the word that picocli puts before some of its messages, but not all. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message).replaceFirst("^Error: ", "");
    }
}
