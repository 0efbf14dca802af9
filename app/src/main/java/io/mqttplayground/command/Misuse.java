package io.mqttplayground.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line why a typed command cannot be understood, and what to do. */
public final class Misuse {

    private static final String EXAMPLE = "Example: ";

    private Misuse() {}

    /** Why these words cannot be understood; empty when they can. Nothing is run. */
    public static Optional<String> of(CommandLine command, List<String> words) {
        try {
            command.parseArgs(words.toArray(String[]::new));
            return Optional.empty();
        } catch (ParameterException failure) {
            return Optional.of(explained(failure));
        }
    }

    static String explained(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName().strip();
        if (failure instanceof UnmatchedArgumentException stray) {
            if (name.isEmpty()) {
                return unknownCommand(stray);
            } else if (!stray.isUnknownOption()) {
                return strayWord(command, name, stray);
            }
            return name + ": " + unknownOption(stray) + "; help " + name;
        }
        String what =
                failure instanceof MissingParameterException missing
                        ? missing(missing) + example(command)
                        : wrongValue(failure);
        return name + ": " + what + "; help " + name;
    }

    /** What the command's help ends with; empty when that is no example. */
    private static String example(CommandLine command) {
        return Stream.of(command.getCommandSpec().usageMessage().footer())
                .map(line -> line.replace("%n", "").strip())
                .filter(line -> line.startsWith(EXAMPLE))
                .findFirst()
                .map(line -> "; such as " + line.substring(EXAMPLE.length()))
                .orElse("");
    }

    private static String unknownCommand(UnmatchedArgumentException unknown) {
        return "there is no command '%s'; %s"
                .formatted(
                        unknown.getUnmatched().get(0),
                        Nearest.of(unknown)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("help lists them, such as pub -t room/light -m on"));
    }

    private static String strayWord(
            CommandLine command, String name, UnmatchedArgumentException stray) {
        String word = stray.getUnmatched().get(0);
        List<String> nested = List.copyOf(command.getSubcommands().keySet());
        if (nested.isEmpty() && command.getCommandSpec().args().isEmpty()) {
            return "%s: '%s' is one word too many; it stands alone".formatted(name, word);
        } else if (nested.isEmpty()) {
            return "%s: '%s' is one word too many; put quotes around what belongs together, as in '%s'"
                    .formatted(name, word, "{\"a\": 1}");
        }
        String advice =
                Nearest.of(stray)
                        .map(near -> "did you mean " + name + " " + near + "?")
                        .orElse(name + " has " + String.join(", ", nested));
        return "there is no command '" + name + " " + word + "'; " + advice;
    }

    private static String unknownOption(UnmatchedArgumentException unknown) {
        String option = unknown.getUnmatched().get(0);
        String meant = Nearest.of(unknown).map(near -> ", did you mean " + near + "?").orElse("");
        return "there is no option " + option + meant;
    }

    private static String missing(MissingParameterException failure) {
        List<ArgSpec> missing = failure.getMissing();
        if (missing.isEmpty()) {
            return firstLine(failure);
        }
        ArgSpec first = missing.get(0);
        if (first.isOption() && failure.getMessage().contains("parameter for option")) {
            return ((OptionSpec) first).shortestName()
                    + " needs "
                    + first.paramLabel()
                    + " behind it";
        }
        List<String> names =
                first instanceof PositionalParamSpec
                        ? missingWords((PositionalParamSpec) first, failure.getCommandLine())
                        : missing.stream().map(Misuse::optionName).toList();
        if (first.group() != null && first.group().exclusive()) {
            return String.join(" or ", names) + " is missing";
        }
        return String.join(", ", names) + (names.size() == 1 ? " is missing" : " are missing");
    }

    /** Picocli names the first of them only. */
    private static List<String> missingWords(PositionalParamSpec first, CommandLine command) {
        return command.getCommandSpec().positionalParameters().stream()
                .filter(word -> word.required() && word.index().min() >= first.index().min())
                .map(PositionalParamSpec::paramLabel)
                .toList();
    }

    private static String optionName(ArgSpec arg) {
        if (!(arg instanceof OptionSpec option)) {
            return arg.paramLabel();
        }
        boolean hasValue = option.arity().max() > 0;
        return option.shortestName() + (hasValue ? " " + option.paramLabel() : "");
    }

    /** What the reader of the value says of it, where there is one. */
    private static String wrongValue(ParameterException failure) {
        return failure.getCause() instanceof TypeConversionException unreadable
                ? unreadable.getMessage()
                : firstLine(failure);
    }

    /** Without the word that picocli puts before some of its messages, but not all. */
    private static String firstLine(ParameterException failure) {
        String message = failure.getMessage();
        return message.lines().findFirst().orElse(message).replaceFirst("^Error: ", "");
    }
}
