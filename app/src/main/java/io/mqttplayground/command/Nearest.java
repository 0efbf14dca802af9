package io.mqttplayground.command;

import static org.jline.utils.Levenshtein.distance;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the word that a misspelt one was meant for. */
public final class Nearest {

    /** Words that are at most this far apart may have been meant for each other. */
    private static final int NEAR = 2;

    /** Shorter beginnings say too little. */
    private static final int SHORTEST_BEGINNING = 2;

    private Nearest() {}

    /** The command or option that the first word was meant for which picocli does not know. */
    public static Optional<String> of(UnmatchedArgumentException unknown) {
        CommandSpec command = unknown.getCommandLine().getCommandSpec();
        List<String> known =
                unknown.isUnknownOption()
                        ? List.copyOf(command.optionsMap().keySet())
                        : List.copyOf(command.subcommands().keySet());
        return of(unknown.getUnmatched().get(0), known, NEAR);
    }

    /**
     * The known word that begins with the typed one, or takes the fewest changes of a letter, or
     * with which the typed one begins.
     *
     * @param most changes; more than half of the letters never are
     */
    public static Optional<String> of(String typed, List<String> known, int most) {
        String low = bare(typed);
        int limit = Math.min(most, low.length() / 2);
        return begunBy(low, known)
                .or(() -> misspelt(low, known, limit))
                .or(() -> atTheBeginningOf(low, known));
    }

    private static Optional<String> begunBy(String typed, List<String> known) {
        return known.stream().filter(word -> isBeginning(typed, bare(word))).findFirst();
    }

    private static Optional<String> misspelt(String typed, List<String> known, int most) {
        return known.stream()
                .filter(word -> distance(typed, bare(word)) <= most)
                .min(Comparator.comparing(word -> distance(typed, bare(word))));
    }

    private static Optional<String> atTheBeginningOf(String typed, List<String> known) {
        return known.stream()
                .filter(word -> isBeginning(bare(word), typed))
                .max(Comparator.comparing(String::length));
    }

    /** Without the hyphens that make a word an option. */
    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceFirst("^--?", "");
    }

    private static boolean isBeginning(String beginning, String word) {
        return beginning.length() >= SHORTEST_BEGINNING && word.startsWith(beginning);
    }
}
