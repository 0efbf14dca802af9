package io.mqttplayground.course;

import io.mqttplayground.course.progress.Mark;
import io.mqttplayground.course.progress.StepRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a step: what was seen and answered in it, and whether a solution was looked
 * at. Whether a prediction held is explained at once, or kept until the experiment behind it has
 * shown it.
 */
final class StepNotes {

    private final List<String> seen = new ArrayList<>();
    private boolean shown;
    private Optional<Integer> lastAnswer = Optional.empty();
    private Optional<Outcome.Explained> kept = Optional.empty();

    void add(String line) {
        seen.add(line);
    }

    /**
     * Takes the answer to a prediction; what comes of it is its explanation, unless that is kept.
     */
    Outcome answered(Outcome.Explained answer, boolean keep) {
        String text = answer.prediction().choice(answer.chosen()).text().lines().findFirst().get();
        add("predicted: %s (%s)".formatted(text, answer.isRight() ? "right" : "not right"));
        lastAnswer = Optional.of(answer.chosen());
        kept = keep ? Optional.of(answer) : kept;
        return keep ? new Outcome.Noted(answer.chosen()) : answer;
    }

    /** The explanation that was kept, once. */
    Optional<Outcome.Explained> takeKept() {
        Optional<Outcome.Explained> taken = kept;
        kept = Optional.empty();
        return taken;
    }

    /** What an answer comes to where none is waited for. */
    List<Outcome> unasked() {
        return Outcome.remark(
                lastAnswer
                        .map("your answer was %d; reset begins the step anew"::formatted)
                        .orElse("nothing was asked, so there is nothing to answer"));
    }

    /** A solution was looked at: the step can no longer be solved. */
    void solutionShown() {
        shown = true;
    }

    /**
     * @param unlessShown what the step counts as, if no solution was looked at
     */
    StepRecord record(Mark unlessShown, Instant now) {
        return new StepRecord(shown ? Mark.SHOWN : unlessShown, now, seen);
    }
}
