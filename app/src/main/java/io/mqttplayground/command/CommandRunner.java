package io.mqttplayground.command;

import io.mqttplayground.play.PlayException;
import io.mqttplayground.text.Screen;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs one typed command, and turns whatever goes wrong into one helpful line. */
public final class CommandRunner {

    private static final Logger LOG = Logger.getLogger(CommandRunner.class.getName());

    private final CommandTree tree;
    private final Screen screen;

    public CommandRunner(CommandTree tree, Screen screen) {
        this.tree = tree;
        CommandLine commands = tree.line();
        this.screen = screen;
        commands.setParameterExceptionHandler((failure, arguments) -> misused(failure));
        commands.setExecutionExceptionHandler(
                (failure, command, result) -> failed(failure, result));
    }

    CommandSpec commands() {
        return tree.all().getCommandSpec();
    }

    boolean isCommand(String word) {
        return tree.with(word).getSubcommands().containsKey(word);
    }

    /** Returns whether it succeeded. */
    public boolean run(List<String> words) {
        return words.isEmpty()
                || tree.with(words.get(0)).execute(words.toArray(String[]::new)) == 0;
    }

    /** Why it cannot be understood, in one line; empty when it can. It is not run. */
    public Optional<String> misuse(List<String> words) {
        return Misuse.of(tree.all(), words);
    }

    private int misused(ParameterException failure) {
        screen.error(Misuse.explained(failure));
        return CommandLine.ExitCode.USAGE;
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
}
