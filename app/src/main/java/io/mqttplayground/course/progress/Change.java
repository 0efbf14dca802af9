package io.mqttplayground.course.progress;

/** One thing to remember, or to forget. */
public sealed interface Change {

    /** A step was opened. */
    record StepReached(String lesson, String step) implements Change {}

    /** A step was left behind. */
    record StepDone(String lesson, String step, StepRecord record) implements Change {}

    /** A step begins anew. */
    record StepReset(String lesson, String step) implements Change {}

    /** A lesson begins anew. */
    record LessonReset(String lesson) implements Change {}

    /** Everything begins anew. */
    record AllReset() implements Change {}
}
