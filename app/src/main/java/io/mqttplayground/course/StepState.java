package io.mqttplayground.course;

import io.mqttplayground.course.progress.Mark;
import io.mqttplayground.course.progress.StepRecord;
import io.mqttplayground.course.verify.TaskCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has happened in the step that is open. */
final class StepState {

    final StepWalk walk;
    private final List<String> seen = new ArrayList<>();
    private boolean shown;
    private Optional<Outcome.Explained> kept = Optional.empty();
    private boolean runStarted;
    private int hintsGiven;
    private boolean solutionShown;
    private volatile TaskCheck check;

    StepState(Step step) {
        this.walk = new StepWalk(step);
    }

    /** Begins to wait at a new stop. */
    void arrive(Optional<TaskCheck> taskCheck) {
        runStarted = false;
        hintsGiven = 0;
        solutionShown = false;
        check = taskCheck.orElse(null);
    }

    Optional<TaskCheck> check() {
        return Optional.ofNullable(check);
    }

    void keep(Outcome.Explained explanation) {
        kept = Optional.of(explanation);
    }

    /** The explanation of a prediction that was kept until now, once. */
    Optional<Outcome.Explained> takeKept() {
        Optional<Outcome.Explained> taken = kept;
        kept = Optional.empty();
        return taken;
    }

    void note(String line) {
        seen.add(line);
    }

    void noteAnswer(Outcome.Explained answer) {
        String text = answer.prediction().choice(answer.chosen()).text().lines().findFirst().get();
        note("predicted: %s (%s)".formatted(text, answer.isRight() ? "right" : "not right"));
    }

    /** A solution was looked at: the step can no longer be solved. */
    void showSolution() {
        shown = true;
        solutionShown = true;
    }

    boolean isSolutionShown() {
        return solutionShown;
    }

    void startRun() {
        runStarted = true;
    }

    void endRun() {
        runStarted = false;
    }

    boolean isRunStarted() {
        return runStarted;
    }

    /** The number of the next of so many hints, from 1; the last is given again and again. */
    int nextHint(int of) {
        hintsGiven = Math.min(hintsGiven + 1, of);
        return hintsGiven;
    }

    StepRecord record(Instant now) {
        return new StepRecord(shown ? Mark.SHOWN : Mark.SOLVED, now, seen);
    }

    StepRecord skipped(Instant now) {
        return new StepRecord(shown ? Mark.SHOWN : Mark.SKIPPED, now, seen);
    }
}
