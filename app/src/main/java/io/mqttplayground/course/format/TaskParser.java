package io.mqttplayground.course.format;

import io.mqttplayground.course.Block.Task;
import io.mqttplayground.course.verify.Expectation;
import io.mqttplayground.course.verify.ExpectationProblem;
import io.mqttplayground.course.verify.Expectations;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one {@code task} block: what is asked, then expect:, hints: and solution:. */
final class TaskParser {

    private static final Pattern KEY = Pattern.compile("([a-z]+(?: [a-z]+)*):\\s*");
    private static final Pattern HINT = Pattern.compile("(\\d{1,3})\\.\\s+(.*)");
    private static final Pattern ITEM = Pattern.compile("-\\s+(.*)");

    private enum Section {
        TEXT,
        EXPECT,
        HINTS,
        SOLUTION
    }

    private record Item(int line, Paragraphs text) {}

    private final BlockText block;
    private final Problems problems;
    private final Paragraphs text = new Paragraphs();
    private final List<Item> expectations = new ArrayList<>();
    private final List<Item> hints = new ArrayList<>();
    private final List<String> solution = new ArrayList<>();
    private boolean inOrder;
    private Section section = Section.TEXT;

    TaskParser(BlockText block, Problems problems) {
        this.block = block;
        this.problems = problems;
    }

    /** The task; worth using only if no problem was found. */
    Task parse() {
        block.lines().forEach(this::read);
        demand(!text.isEmpty(), "the task does not say what to do");
        demand(!expectations.isEmpty(), "the task has no expect: with at least one \"- \" line");
        demand(!hints.isEmpty(), "the task has no hints: with at least one \"1. \" line");
        demand(!solution.isEmpty(), "the task has no solution: with at least one command");
        return new Task(
                block.fenceLine(),
                text.toString(),
                new Expectations(parsedExpectations(), inOrder),
                hints.stream().map(hint -> hint.text().toString()).toList(),
                solution);
    }

    private void demand(boolean there, String message) {
        if (!there) {
            problems.add(block.fenceLine(), message);
        }
    }

    private void read(BlockText.Line line) {
        Matcher key = KEY.matcher(line.text());
        if (key.matches()) {
            enter(line.number(), key.group(1));
            return;
        }
        switch (section) {
            case TEXT -> text.add(line.text());
            case EXPECT -> readItem(line, ITEM, 1, expectations);
            case HINTS -> readItem(line, HINT, 2, hints);
            case SOLUTION -> readCommand(line);
        }
    }

    private void enter(int line, String key) {
        switch (key) {
            case "expect" -> section = Section.EXPECT;
            case "expect in order" -> {
                section = Section.EXPECT;
                inOrder = true;
            }
            case "hints" -> section = Section.HINTS;
            case "solution" -> section = Section.SOLUTION;
            default ->
                    problems.add(
                            line,
                            key
                                    + ": is not a part of a task; it has expect: (or expect in"
                                    + " order:), hints: and solution:");
        }
    }

    private void readItem(BlockText.Line line, Pattern start, int group, List<Item> items) {
        Matcher matcher = start.matcher(line.text());
        if (matcher.matches()) {
            Item item = new Item(line.number(), new Paragraphs());
            item.text().add(matcher.group(group));
            items.add(item);
            if (start == HINT && Integer.parseInt(matcher.group(1)) != items.size()) {
                problems.add(line.number(), "hint " + items.size() + " was expected here");
            }
        } else if (!items.isEmpty()) {
            items.get(items.size() - 1).text().add(line.text());
        } else if (!line.isBlank()) {
            problems.add(
                    line.number(),
                    start == HINT
                            ? "hints are numbered: 1. 2. 3."
                            : "each expectation begins with \"- \"");
        }
    }

    private void readCommand(BlockText.Line line) {
        if (!line.isBlank()) {
            solution.add(line.text().strip());
        }
    }

    private List<Expectation> parsedExpectations() {
        List<Expectation> parsed = new ArrayList<>();
        for (Item item : expectations) {
            try {
                parsed.add(Expectation.read(item.text().toString()));
            } catch (ExpectationProblem e) {
                problems.add(item.line(), e.getMessage());
            }
        }
        return parsed;
    }
}
