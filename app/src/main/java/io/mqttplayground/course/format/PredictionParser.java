package io.mqttplayground.course.format;

import io.mqttplayground.course.Block.Choice;
import io.mqttplayground.course.Block.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one {@code prediction} block: question, numbered choices, each with its because. */
final class PredictionParser {

    private static final Pattern CHOICE = Pattern.compile("(\\d{1,3})\\.\\s+(.*)");
    private static final Pattern BECAUSE = Pattern.compile("\\s*because:(.*)");
    private static final Pattern RIGHT = Pattern.compile("right:(.*)");

    private record Draft(int line, Paragraphs text, Paragraphs because) {}

    private final BlockText block;
    private final Problems problems;
    private final Paragraphs question = new Paragraphs();
    private final List<Draft> choices = new ArrayList<>();
    private Paragraphs current = question;
    private BlockText.Line right;

    PredictionParser(BlockText block, Problems problems) {
        this.block = block;
        this.problems = problems;
    }

    /** The prediction; worth using only if no problem was found. */
    Prediction parse() {
        block.lines().forEach(this::read);
        checkParts();
        return new Prediction(
                question.toString(),
                choices.stream()
                        .map(c -> new Choice(c.text().toString(), sentence(c.because())))
                        .toList(),
                rightNumber());
    }

    /** Behind "because:" it goes on in small letters; shown by itself it begins with a capital. */
    private static String sentence(Paragraphs reason) {
        String text = reason.toString();
        int first = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    private void read(BlockText.Line line) {
        Matcher choice = CHOICE.matcher(line.text());
        Matcher because = BECAUSE.matcher(line.text());
        if (choice.matches()) {
            begin(line, choice);
        } else if (because.matches()) {
            explain(line, because.group(1));
        } else if (RIGHT.matcher(line.text()).matches()) {
            right = line;
        } else {
            current.add(line.text());
        }
    }

    private void begin(BlockText.Line line, Matcher choice) {
        Draft draft = new Draft(line.number(), new Paragraphs(), new Paragraphs());
        choices.add(draft);
        current = draft.text();
        current.add(choice.group(2));
        if (Integer.parseInt(choice.group(1)) != choices.size()) {
            problems.add(line.number(), "choice " + choices.size() + " was expected here");
        }
    }

    private void explain(BlockText.Line line, String reason) {
        if (choices.isEmpty()) {
            problems.add(line.number(), "because: stands under the choice that it explains");
            return;
        }
        current = choices.get(choices.size() - 1).because();
        current.add(reason);
    }

    private void checkParts() {
        if (question.isEmpty()) {
            problems.add(block.fenceLine(), "the prediction has no question");
        }
        if (choices.size() < 2) {
            problems.add(
                    block.fenceLine(),
                    "the prediction needs two choices or more, written 1. 2. 3.");
        }
        for (Draft choice : choices) {
            if (choice.text().isEmpty()) {
                problems.add(choice.line(), "the choice is empty");
            }
            if (choice.because().isEmpty()) {
                problems.add(choice.line(), "the choice has no because:");
            }
        }
    }

    private int rightNumber() {
        if (right == null) {
            problems.add(block.fenceLine(), "the prediction does not say which choice is right:");
            return 1;
        }
        Matcher matcher = RIGHT.matcher(right.text());
        String text = matcher.matches() ? matcher.group(1).strip() : "";
        if (!text.matches("\\d{1,3}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > choices.size()) {
            problems.add(
                    right.number(),
                    "right: %s is not one of the %d choices".formatted(text, choices.size()));
            return 1;
        }
        return Integer.parseInt(text);
    }
}
