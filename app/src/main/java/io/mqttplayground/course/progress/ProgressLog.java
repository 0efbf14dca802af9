package io.mqttplayground.course.progress;

/** Where progress is kept. */
public interface ProgressLog {

    /** What is known now. */
    Progress progress();

    /** Remembers a change. */
    void record(Change change);
}
