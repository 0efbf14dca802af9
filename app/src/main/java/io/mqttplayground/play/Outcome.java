package io.mqttplayground.play;

/** How a job ended. */
public sealed interface Outcome {

    /** It did all it was asked. */
    record Done() implements Outcome {}

    /** It was stopped before that. */
    record Stopped() implements Outcome {}

    /**
     * It could not go on.
     *
     * @param reason one line for the learner
     */
    record Failed(String reason) implements Outcome {}
}
