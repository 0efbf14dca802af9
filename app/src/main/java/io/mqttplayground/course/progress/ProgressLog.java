package io.mqttplayground.course.progress;

import java.util.function.UnaryOperator;

/** Progress that is forgotten with the session: nothing is written anywhere. */
public class ProgressLog {

    private Progress progress = Progress.NONE;

    /** What is known now. */
    public synchronized Progress progress() {
        return progress;
    }

    /** Whether anything may be remembered; quicker to say than what. */
    public synchronized boolean isBegun() {
        return !progress.lessons().isEmpty();
    }

    /**
     * Remembers a change.
     *
     * @param change made on all that is known at that moment
     */
    public synchronized void record(UnaryOperator<Progress> change) {
        progress = change.apply(progress);
    }
}
