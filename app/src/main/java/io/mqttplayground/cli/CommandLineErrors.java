package io.mqttplayground.cli;

import io.mqttplayground.broker.BrokerStartException;
import io.mqttplayground.broker.config.ConfigException;
import io.mqttplayground.command.Nearest;
import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong on the command line into one line on the standard error. */
public final class CommandLineErrors {

    private static final Logger LOG = Logger.getLogger(CommandLineErrors.class.getName());

    private CommandLineErrors() {}

    /** The whole command line, ready to be run. */
    public static CommandLine commandLine() {
        CommandLine root = new CommandLine(new PlaygroundCall());
        root.setParameterExceptionHandler((failure, arguments) -> misused(failure));
        root.setExecutionExceptionHandler((failure, command, result) -> failed(failure, command));
        return root;
    }

    private static int misused(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String line =
                failure instanceof UnmatchedArgumentException unknown
                        ? unknown(unknown)
                        : failure.getMessage().lines().findFirst().orElse("");
        String call = command.getCommandSpec().qualifiedName();
        command.getErr().println(call + ": " + line + " (--help shows the options)");
        return CommandLine.ExitCode.USAGE;
    }

    private static String unknown(UnmatchedArgumentException unknown) {
        String word = unknown.getUnmatched().get(0);
        String meant = Nearest.of(unknown).map(near -> "; did you mean " + near + "?").orElse("");
        CommandSpec command = unknown.getCommandLine().getCommandSpec();
        if (unknown.isUnknownOption()) {
            return "there is no option " + word + meant;
        } else if (command.positionalParameters().isEmpty()) {
            return "there is no command '" + word + "'" + meant;
        }
        return "'" + word + "' is one word too many" + meant;
    }

    private static int failed(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        String call = command.getCommandSpec().qualifiedName();
        if (failure instanceof ConfigException || failure instanceof BrokerStartException) {
            err.println(call + ": " + failure.getMessage());
        } else {
            LOG.log(Level.SEVERE, "unexpected failure", failure);
            err.println(call + ": failed unexpectedly: " + failure + "; the log file has more");
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
