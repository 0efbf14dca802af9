package io.mqttplayground.course.format;

import io.mqttplayground.course.Block;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** Sorts the parts of a lesson file, one after another, into steps and blocks. */
final class LessonReader {

    private static final Pattern TITLE =
            Pattern.compile("#\\s+Lesson\\s+(\\d{1,3})\\s+\\(([a-z][a-z0-9-]*)\\):\\s+(\\S.*)");

    private final Problems problems;
    private final List<String> lines;
    private final FencedBlocks fences;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> stepTitles = new HashSet<>();
    private final List<Block> blocks = new ArrayList<>();
    private String stepTitle = "";
    private int stepLine;
    private boolean titled;
    private int number;
    private String id = "";
    private String title = "";
    private int proseFrom;
    private int proseTo;

    LessonReader(
            Problems problems, String text, Function<List<String>, Optional<String>> wrongOptions) {
        this.problems = problems;
        this.lines = text.lines().toList();
        this.fences = new FencedBlocks(problems, wrongOptions);
    }

    void read(Node node) {
        int line = firstLine(node);
        if (node instanceof Heading heading && heading.getLevel() == 1) {
            readTitle(line);
        } else if (node instanceof Heading heading && heading.getLevel() == 2) {
            beginStep(line);
        } else if (node instanceof FencedCodeBlock fence && fences.isOurs(line, fence)) {
            endProse();
            fences.read(line, fence, blocks);
        } else if (node instanceof HtmlBlock) {
            endProse(); // A comment for the author of the lesson.
        } else {
            proseFrom = proseFrom == 0 ? line : proseFrom;
            proseTo = lastLine(node);
        }
    }

    /** The lesson; worth using only if no problem was found. */
    Lesson finish() {
        endStep();
        if (!titled) {
            problems.add(1, "the file begins with a heading like: # Lesson 1 (simple): Title");
        }
        if (steps.isEmpty()) {
            problems.add(1, "the lesson has no step; each begins with a ## heading");
        }
        return new Lesson(number, id, title, steps);
    }

    private void readTitle(int line) {
        endProse();
        Matcher matcher = TITLE.matcher(lines.get(line - 1).strip());
        if (titled) {
            problems.add(line, "a second # heading; steps begin with ##");
        } else if (!matcher.matches()) {
            problems.add(line, "the heading is written like: # Lesson 1 (simple): Title");
        } else {
            number = Integer.parseInt(matcher.group(1));
            id = matcher.group(2);
            title = matcher.group(3);
        }
        titled = true;
    }

    private void beginStep(int line) {
        endStep();
        stepLine = line;
        stepTitle = lines.get(line - 1).strip().replaceFirst("^##\\s*", "");
        if (stepTitle.isEmpty()) {
            problems.add(line, "the step has no title");
        } else if (!stepTitles.add(stepTitle)) {
            problems.add(line, "two steps are called \"" + stepTitle + "\"");
        }
    }

    /** What stands before the first step's heading is shown with that step. */
    private void endStep() {
        endProse();
        if (stepLine == 0) {
            return;
        }
        if (blocks.isEmpty()) {
            problems.add(stepLine, "the step \"" + stepTitle + "\" is empty");
        }
        steps.add(new Step(stepTitle, blocks));
        blocks.clear();
    }

    private void endProse() {
        if (proseFrom > 0) {
            blocks.add(new Block.Prose(String.join("\n", lines.subList(proseFrom - 1, proseTo))));
            proseFrom = 0;
        }
    }

    private static int firstLine(Node node) {
        return node.getSourceSpans().get(0).getLineIndex() + 1;
    }

    private static int lastLine(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.get(spans.size() - 1).getLineIndex() + 1;
    }
}
