package io.mqttplayground.course;

import java.util.List;

/**
 * One screenful of a lesson: what stands under a {@code ##} heading.
 *
 * @param title unique in its lesson; progress is remembered under it
 * @param blocks in the order of the text
 */
public record Step(String title, List<Block> blocks) {

    public Step {
        blocks = List.copyOf(blocks);
    }

    /** Whether there is nothing to do in it but read. */
    boolean isOnlyRead() {
        return blocks.stream().noneMatch(Waiting.class::isInstance);
    }
}
