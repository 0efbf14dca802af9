package io.mqttplayground.course.format;

import io.mqttplayground.topic.TopicFilter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of an expectation, read one by one: plain words, "quoted text", {JSON} and
 * &lt;placeholders&gt;. Commas between them only help the reader.
 */
final class Words {

    private static final Pattern WORD =
            Pattern.compile("\"((?:[^\"])*)\"|(\\{.*\\})|(<[^>]*>)|([^\\s,]+)|,", Pattern.DOTALL);

    private final Deque<String> words = new ArrayDeque<>();

    Words(String text) {
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                words.add(matcher.group(1));
            } else if (!matcher.group().equals(",")) {
                words.add(matcher.group());
            }
        }
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The next word, or an empty one at the end. */
    String peek() {
        return words.isEmpty() ? "" : words.peek();
    }

    /** Takes the next word if it is this one. */
    boolean skip(String word) {
        if (peek().equalsIgnoreCase(word)) {
            words.remove();
            return true;
        }
        return false;
    }

    /** Takes the next word. */
    String next(String meaning) throws ExpectationProblem {
        if (words.isEmpty()) {
            throw new ExpectationProblem(meaning + " is missing at the end of the expectation");
        }
        return words.remove();
    }

    /** Takes the next word as a topic filter. */
    TopicFilter filter() throws ExpectationProblem {
        String text = next("the topic");
        Optional<String> problem = TopicFilter.problem(text);
        if (problem.isPresent()) {
            throw new ExpectationProblem("this can never happen: " + problem.get());
        }
        return new TopicFilter(text);
    }
}
