package io.mqttplayground.course;

import java.util.Optional;

/** What a lesson waits for: that the learner acts on a block of it, or goes on; or nothing. */
public sealed interface Waiting
        permits Block.Prediction, Block.Run, Block.Task, Waiting.ForEnter, Waiting.ForNothing {

    /** What can be typed now; empty when the lesson waits for nothing. */
    Optional<String> advice();

    /** Enter, to go on with the next step. */
    record ForEnter() implements Waiting {
        @Override
        public Optional<String> advice() {
            return Optional.of("Enter continues · back · run · source · play · menu");
        }
    }

    /** Nothing: the lesson is over. */
    record ForNothing() implements Waiting {
        @Override
        public Optional<String> advice() {
            return Optional.empty();
        }
    }
}
