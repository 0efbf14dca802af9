package io.mqttplayground.command.lesson;

import io.mqttplayground.course.Block.Prediction;
import io.mqttplayground.course.Waiting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which choice of a question is meant: by its number, a letter, a numeral or its own words. */
final class ChosenAnswer {

    private static final List<String> NUMERALS =
            List.of("one", "two", "three", "four", "five", "six");

    private static final List<String> LETTERS = List.of("a", "b", "c", "d", "e", "f");

    private ChosenAnswer() {}

    /** The question that is waited at. */
    static Optional<Prediction> asked(Optional<Waiting> waiting) {
        return waiting.filter(Prediction.class::isInstance).map(Prediction.class::cast);
    }

    static boolean isAny(String typed, Optional<Waiting> waiting) {
        return asked(waiting).filter(asked -> of(typed, asked).isPresent()).isPresent();
    }

    /** The number of the choice, from 1; empty when none or several may be meant. */
    static OptionalInt of(String typed, Prediction asked) {
        String answer = plain(typed).replaceFirst("[.):]+$", "");
        if (answer.matches("\\d{1,4}")) {
            return OptionalInt.of(Integer.parseInt(answer));
        }
        int named = Math.max(NUMERALS.indexOf(answer), LETTERS.indexOf(answer));
        return named >= 0 ? OptionalInt.of(named + 1) : byWords(answer, asked);
    }

    private static OptionalInt byWords(String answer, Prediction asked) {
        int[] meant =
                IntStream.rangeClosed(1, asked.choices().size())
                        .filter(number -> isMeant(answer, asked.choice(number).text()))
                        .toArray();
        return meant.length == 1 ? OptionalInt.of(meant[0]) : OptionalInt.empty();
    }

    private static boolean isMeant(String answer, String choice) {
        String words = plain(choice);
        return !answer.isEmpty() && (words.equals(answer) || words.matches(answer(answer)));
    }

    /** Whole words from the beginning. */
    private static String answer(String beginning) {
        return "(?s)\\Q" + beginning.replace("\\E", "") + "\\E\\W.*";
    }

    /** Without what Markdown marks text with. */
    private static String plain(String text) {
        return text.strip().replaceAll("[*`]", "").toLowerCase(Locale.ROOT);
    }
}
