package io.mqttplayground.course;

import io.mqttplayground.course.verify.Expectations;
import java.util.List;
import java.util.Optional;

/** A piece of a step. */
public sealed interface Block {

    /** Explanation, as Markdown. */
    record Prose(String markdown) implements Block {}

    /**
     * A drawing, line by line.
     *
     * @param narrow the same for a terminal of less than 60 columns
     */
    record Diagram(List<String> wide, Optional<List<String>> narrow) implements Block {

        public Diagram {
            wide = List.copyOf(wide);
            narrow = narrow.map(List::copyOf);
        }
    }

    /**
     * A question about what is going to happen.
     *
     * @param question Markdown
     * @param right number of the right choice, from 1
     */
    record Prediction(String question, List<Choice> choices, int right) implements Block, Waiting {

        public Prediction {
            choices = List.copyOf(choices);
        }

        /** The choice with this number, from 1. */
        public Choice choice(int number) {
            return choices.get(number - 1);
        }

        @Override
        public Optional<String> advice() {
            int last = choices.size();
            String numbers = "Type 1 " + (last == 2 ? "or " : "to ") + last;
            return Optional.of(numbers + " · skip · back · menu");
        }
    }

    /**
     * One answer to a prediction.
     *
     * @param because why it is right, or why it is not
     */
    record Choice(String text, String because) {}

    /**
     * The lesson's roles at work.
     *
     * @param line where it stands in the lesson's file
     * @param arguments what follows the word {@code run}, such as {@code both -n 20 -i 500ms}
     */
    record Run(int line, String arguments) implements Block, Waiting {

        /** The role that is named, or both if none is. */
        public String role() {
            String first = arguments.split(" ")[0];
            return first.startsWith("-") ? "both" : first;
        }

        /** As it is typed in the shell. */
        public String command() {
            return "run " + arguments;
        }

        @Override
        public Optional<String> advice() {
            return Optional.of("Enter runs it · skip · back · source · menu");
        }
    }

    /**
     * Something for the learner to do, with any client; the broker sees whether it was done.
     *
     * @param line where it stands in the lesson's file
     * @param text what is asked, as Markdown
     * @param hints from vague to plain, at least one
     * @param solution shell commands that do it on a broker on which nothing happened before
     */
    record Task(
            int line,
            String text,
            Expectations expectations,
            List<String> hints,
            List<String> solution)
            implements Block, Waiting {

        public Task {
            hints = List.copyOf(hints);
            solution = List.copyOf(solution);
        }

        @Override
        public Optional<String> advice() {
            return Optional.of("Enter checks · hint · solution · skip · back · play · menu");
        }
    }

    /** What to take away, as Markdown. */
    record Recap(String markdown) implements Block {}
}
