package io.mqttplayground.course;

import java.util.List;
import java.util.Optional;

/**
 * What the learner has answered in a step. Whether a prediction held is explained at once, or kept
 * until the experiment behind it has shown it.
 */
final class Answers {

    private Optional<Integer> last = Optional.empty();
    private Optional<Outcome.Explained> kept = Optional.empty();

    /** Takes an answer that is explained at once. */
    Outcome explain(Outcome.Explained answer) {
        last = Optional.of(answer.chosen());
        return answer;
    }

    /** Takes an answer whose explanation is kept. */
    Outcome keep(Outcome.Explained answer) {
        last = Optional.of(answer.chosen());
        kept = Optional.of(answer);
        return new Outcome.Noted(answer.chosen());
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
                last.map("your answer was %d; reset begins the step anew"::formatted)
                        .orElse("nothing was asked, so there is nothing to answer"));
    }
}
