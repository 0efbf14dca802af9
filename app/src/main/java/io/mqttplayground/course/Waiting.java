package io.mqttplayground.course;

/** What a lesson waits for. */
public sealed interface Waiting {

    /** Enter, to go on with the next step. */
    record ForEnter() implements Waiting {}

    /** The number of a choice. */
    record ForAnswer(Block.Prediction prediction) implements Waiting {}

    /** Enter, to start the roles. */
    record ForRun(Block.Run run) implements Waiting {}

    /** The learner's deed. */
    record ForTask(Block.Task task) implements Waiting {}

    /** Nothing: the lesson is over. */
    record ForNothing() implements Waiting {}
}
