package io.mqttplayground.course;

import io.mqttplayground.course.progress.Mark;
import io.mqttplayground.course.progress.StepRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is remembered of a step: what was seen in it, and whether a solution was looked at. */
final class StepNotes {

    private final List<String> seen = new ArrayList<>();
    private boolean shown;

    void add(String line) {
        seen.add(line);
    }

    void addAnswer(Outcome.Explained answer) {
        String text = answer.prediction().choice(answer.chosen()).text().lines().findFirst().get();
        add("predicted: %s (%s)".formatted(text, answer.isRight() ? "right" : "not right"));
    }

    /** A solution was looked at: the step can no longer be solved. */
    void solutionShown() {
        shown = true;
    }

    StepRecord record(Instant now) {
        return new StepRecord(shown ? Mark.SHOWN : Mark.SOLVED, now, seen);
    }

    StepRecord skipped(Instant now) {
        return new StepRecord(shown ? Mark.SHOWN : Mark.SKIPPED, now, seen);
    }
}
