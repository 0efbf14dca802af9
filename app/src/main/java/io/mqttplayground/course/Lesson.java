package io.mqttplayground.course;

import java.util.List;
import java.util.stream.Stream;

/**
 * A lesson as its text file tells it.
 *
 * @param number place in the teaching order, from 1
 * @param id the word that names it in commands, such as {@code simple}
 * @param title for people
 * @param steps at least one, their titles different
 */
public record Lesson(int number, String id, String title, List<Step> steps) {

    public Lesson {
        steps = List.copyOf(steps);
    }

    /** The name of the file that it stands in. */
    public String fileName() {
        return "%02d-%s.md".formatted(number, id);
    }

    /** Whether this number or identifier is meant for it. */
    public boolean isNamed(String numberOrId) {
        return id.equalsIgnoreCase(numberOrId) || Integer.toString(number).equals(numberOrId);
    }

    /** The names under which progress is kept, in order. */
    public List<String> stepTitles() {
        return steps.stream().map(Step::title).toList();
    }

    /** Every task of the lesson, in order. */
    public Stream<Block.Task> tasks() {
        return blocks(Block.Task.class);
    }

    /** Every block of one kind, in order. */
    public <B extends Block> Stream<B> blocks(Class<B> kind) {
        return steps.stream()
                .flatMap(step -> step.blocks().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
