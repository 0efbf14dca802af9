package io.mqttplayground.course.verify;

import io.mqttplayground.topic.TopicFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words of an expectation, read one by one: plain words, "quoted text", {JSON} and
 * &lt;placeholders&gt;. Commas between them only help the reader.
 */
final class Words {

    private static final Pattern WORD =
            Pattern.compile("\"([^\"]*)\"|\\{.*\\}|<[^>]*>|[^\\s,]+", Pattern.DOTALL);

    private final List<String> words = new ArrayList<>();

    Words(String text) {
        WORD.matcher(text)
                .results()
                .map(word -> word.group(1) == null ? word.group() : word.group(1))
                .forEach(words::add);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Takes the next words if they are these. */
    boolean skip(String phrase) {
        int length = phrase.split(" ").length;
        boolean isNext =
                length <= words.size()
                        && String.join(" ", words.subList(0, length)).equalsIgnoreCase(phrase);
        if (isNext) {
            words.subList(0, length).clear();
        }
        return isNext;
    }

    /** Takes the next word. */
    String next(String meaning) {
        if (words.isEmpty()) {
            throw new ExpectationProblem(meaning + " is missing at the end of the expectation");
        }
        return words.remove(0);
    }

    /**
     * Takes the next word as a number from 0.
     *
     * @param known says which numbers there are
     */
    int number(String name, int highest, String known) {
        String text = next("the " + name);
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > highest) {
            throw new ExpectationProblem(
                    "this can never happen: the %s is %s, not %s".formatted(name, known, text));
        }
        return Integer.parseInt(text);
    }

    /** Takes the next word as a topic filter. */
    TopicFilter filter() {
        String text = next("the topic");
        Optional<String> problem = TopicFilter.problem(text);
        if (problem.isPresent()) {
            throw new ExpectationProblem("this can never happen: " + problem.get());
        }
        return new TopicFilter(text);
    }
}
