package io.mqttplayground.play;

/** How a job ended. */
public sealed interface RunOutcome {

    /** It did all it was asked. */
    record Done() implements RunOutcome {}

    /** It was stopped before that. */
    record Stopped() implements RunOutcome {}

    /**
     * It could not go on.
     *
     * @param reason one line for the learner
     */
    record Failed(String reason) implements RunOutcome {}
}
