package io.mqttplayground.course;

import java.util.Optional;

/** What a lesson waits for. */
public sealed interface Waiting {

    /** What can be typed now; empty when the lesson waits for nothing. */
    Optional<String> advice();

    /** Enter, to go on with the next step. */
    record ForEnter() implements Waiting {
        @Override
        public Optional<String> advice() {
            return Optional.of("Enter continues · back · run · source · play · menu");
        }
    }

    /** The number of a choice. */
    record ForAnswer(Block.Prediction prediction) implements Waiting {
        @Override
        public Optional<String> advice() {
            int last = prediction.choices().size();
            String numbers = "Type 1 " + (last == 2 ? "or " : "to ") + last;
            return Optional.of(numbers + " · skip · back · menu");
        }
    }

    /** Enter, to start the roles. */
    record ForRun(Block.Run run) implements Waiting {
        @Override
        public Optional<String> advice() {
            return Optional.of("Enter runs it · skip · back · source · menu");
        }
    }

    /** The learner's deed. */
    record ForTask(Block.Task task) implements Waiting {
        @Override
        public Optional<String> advice() {
            return Optional.of("Enter checks · hint · solution · skip · back · play · menu");
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
