package io.mqttplayground.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a misspelt one was meant for. */
final class Nearest {

    private Nearest() {}

    /**
     * The known word that begins with the typed one, or takes the fewest changes of one letter.
     *
     * @param most changes; empty when every known word takes more
     */
    static Optional<String> of(String typed, List<String> known, int most) {
        String low = typed.toLowerCase(Locale.ROOT);
        Optional<String> longer =
                known.stream()
                        .filter(word -> word.toLowerCase(Locale.ROOT).startsWith(low))
                        .findFirst();
        return longer.or(
                () ->
                        known.stream()
                                .filter(word -> changes(low, word) <= most)
                                .min(Comparator.comparingInt(word -> changes(low, word))));
    }

    /** How many letters are to be added, left out or replaced (Levenshtein's distance). */
    private static int changes(String from, String word) {
        String to = word.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
