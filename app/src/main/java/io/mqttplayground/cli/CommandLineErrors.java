package io.mqttplayground.cli;

import io.mqttplayground.bench.BenchException;
import io.mqttplayground.broker.BrokerStartException;
import io.mqttplayground.broker.config.ConfigException;
import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.Nearest;
import io.mqttplayground.text.PrintableWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong on the command line into one line on the standard error. */
public final class CommandLineErrors {

    private static final Logger LOG = Logger.getLogger(CommandLineErrors.class.getName());

    /** Classes, which are made into commands when they are added. */
    private static final List<Class<?>> CALLS =
            List.of(
                    BrokerCall.class,
                    LessonCall.class,
                    LessonsCall.class,
                    RoleCall.Produce.class,
                    RoleCall.Consume.class,
                    BenchCall.class,
                    PasswdCall.class);

    /** Options of the shell that have a value, and nothing else. */
    private static final String SHELL_OPTIONS = "(--(?!help|version)[a-z]+[= ][^- ]\\S*( |$))*";

    private CommandLineErrors() {}

    /** Whatever its commands print, they print no line that is not printable. */
    private static final class PrintableCommandLine extends CommandLine {

        PrintableCommandLine() {
            super(new PlaygroundCall());
        }

        @Override
        public CommandLine setOut(PrintWriter out) {
            return super.setOut(new PrintableWriter(out));
        }

        @Override
        public CommandLine setErr(PrintWriter err) {
            return super.setErr(new PrintableWriter(err));
        }
    }

    /** The whole command line, ready to be run. */
    public static CommandLine commandLine() {
        CommandLine root = new PrintableCommandLine();
        CALLS.forEach(root::addSubcommand);
        return ready(root);
    }

    /**
     * As much of it as these arguments need: to describe all takes longer than to run the shell.
     */
    public static CommandLine commandLineFor(String... arguments) {
        return isShell(arguments) ? ready(new PrintableCommandLine()) : commandLine();
    }

    /** Whether these arguments begin the shell, and need nothing said about the command line. */
    public static boolean isShell(String... arguments) {
        return String.join(" ", arguments).matches(SHELL_OPTIONS);
    }

    private static CommandLine ready(CommandLine root) {
        root.setExpandAtFiles(false); // They would be read whole, whatever they are.
        root.setOut(new PrintWriter(System.out, true));
        root.setErr(new PrintWriter(System.err, true));
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
        if (failure instanceof CommandException) {
            return misused(new ParameterException(command, failure.getMessage(), failure));
        }
        PrintWriter err = command.getErr();
        String call = command.getCommandSpec().qualifiedName();
        if (failure instanceof ConfigException
                || failure instanceof BrokerStartException
                || failure instanceof BenchException) {
            err.println(call + ": " + failure.getMessage());
        } else {
            Log.asPrintableLines();
            LOG.log(Level.SEVERE, "unexpected failure", failure);
            err.println(call + ": failed unexpectedly: " + failure + "; the log file has more");
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
