package io.mqttplayground.course;

import io.mqttplayground.course.verify.TaskCheck;
import io.mqttplayground.course.verify.TaskOutcome;
import io.mqttplayground.wire.WireEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The learner's attempt at one task: what the broker has seen of it, and the help that was had. */
final class TaskAttempt {

    private final Block.Task task;
    private final TaskCheck check;
    private int hintsGiven;
    private boolean solutionShown;

    TaskAttempt(Block.Task task, Predicate<String> ignoredClients) {
        this.task = task;
        this.check = new TaskCheck(task.expectations(), ignoredClients);
    }

    /** Takes events on any thread. */
    void on(WireEvent event) {
        check.on(event);
    }

    TaskOutcome outcome() {
        return check.outcome();
    }

    Optional<TaskOutcome.Satisfied> satisfied() {
        return Optional.of(outcome())
                .filter(TaskOutcome.Satisfied.class::isInstance)
                .map(TaskOutcome.Satisfied.class::cast);
    }

    /** The next hint, the last again and again; the first says what the tries until now lack. */
    Outcome.HintGiven hint() {
        int of = task.hints().size();
        hintsGiven = Math.min(hintsGiven + 1, of);
        Optional<String> reaction = Optional.empty();
        if (hintsGiven == 1
                && outcome() instanceof TaskOutcome.Missing missing
                && missing.tried()) {
            reaction = Optional.of(missing.missing().get(0));
        }
        return new Outcome.HintGiven(hintsGiven, of, task.hints().get(hintsGiven - 1), reaction);
    }

    List<String> solution() {
        solutionShown = true;
        return task.solution();
    }

    boolean isSolutionShown() {
        return solutionShown;
    }
}
