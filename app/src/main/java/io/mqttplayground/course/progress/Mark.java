package io.mqttplayground.course.progress;

/** How a step was left behind. */
public enum Mark {
    /** Everything in it was done. */
    SOLVED,
    /** A solution was looked at. */
    SHOWN,
    /** It was passed over. */
    SKIPPED
}
