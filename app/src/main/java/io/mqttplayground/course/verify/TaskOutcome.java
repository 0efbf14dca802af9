package io.mqttplayground.course.verify;

import java.util.List;

/** How a task stands. */
public sealed interface TaskOutcome {

    /**
     * All that was asked for has happened.
     *
     * @param seen one line for each expectation
     */
    record Satisfied(List<String> seen) implements TaskOutcome {}

    /**
     * Something is missing.
     *
     * @param seen what has happened of what was asked for
     * @param missing one line for each expectation that is not met: what was seen and what is asked
     *     for
     * @param tried whether there was anything that came near
     */
    record Missing(List<String> seen, List<String> missing, boolean tried) implements TaskOutcome {}
}
