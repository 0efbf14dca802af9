package io.mqttplayground.course.progress;

import java.time.Instant;
import java.util.List;

/**
 * What is remembered of a step.
 *
 * @param at when it was left behind
 * @param seen what was done and seen, a line each
 */
public record StepRecord(Mark mark, Instant at, List<String> seen) {

    public StepRecord {
        seen = List.copyOf(seen);
    }
}
