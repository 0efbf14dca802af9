package io.mqttplayground.command.lesson;

import io.mqttplayground.course.Outcome;
import io.mqttplayground.course.Waiting;
import io.mqttplayground.course.verify.Expectation;

/**
 * A refusal that a task asks for. At a broker elsewhere it shows only where the client itself is
 * answered, and MQTT 3.1.1 lets a broker keep it to itself.
 */
final class UnseenRefusal {

    static final String NOTE =
            "This task asks for a refusal, and a broker elsewhere may not tell its clients of one:"
                    + " skip passes over it.";

    private UnseenRefusal() {}

    /** Whether the lesson waits for one now. */
    static boolean isAwaited(Outcome outcome) {
        return outcome instanceof Outcome.WaitingFor waiting
                && waiting.waiting() instanceof Waiting.ForTask task
                && task.task().expectations().all().stream().anyMatch(Expectation::asksForRefusal);
    }
}
