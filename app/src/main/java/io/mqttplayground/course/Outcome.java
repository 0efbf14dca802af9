package io.mqttplayground.course;

import java.util.List;
import java.util.Optional;

/** What comes of something the learner did: for the shell to show or to carry out, in order. */
public sealed interface Outcome {

    /** A step begins; its number counts from 1. */
    record StepOpened(int number, int of, String title) implements Outcome {}

    /** Something to read; the last may be the prediction, run or task that is waited for. */
    record Shown(List<Block> blocks) implements Outcome {
        public Shown {
            blocks = List.copyOf(blocks);
        }
    }

    /** What the learner is to do now. */
    record WaitingFor(Waiting waiting) implements Outcome {}

    /** A prediction was made; whether it holds shows after the run or task that follows. */
    record Noted(int choice) implements Outcome {}

    /** Whether the prediction held, and why. */
    record Explained(Block.Prediction prediction, int chosen) implements Outcome {

        public boolean isRight() {
            return chosen == prediction.right();
        }
    }

    /** The shell is to start the run, and to call {@link CourseSession#runEnded()} after it. */
    record StartRun(Block.Run run) implements Outcome {}

    /** The task is done; a line for each thing that was seen. */
    record TaskSolved(List<String> seen) implements Outcome {}

    /** The task is not done yet. */
    record TaskMissing(List<String> seen, List<String> missing) implements Outcome {}

    /**
     * A hint.
     *
     * @param reaction what the learner's own tries lack; with the first hint only
     */
    record HintGiven(int number, int of, String text, Optional<String> reaction)
            implements Outcome {}

    /** Commands that solve the task. */
    record SolutionShown(List<String> commands) implements Outcome {}

    /** The right answer, unasked. */
    record AnswerShown(Block.Prediction prediction) implements Outcome {}

    /** The step was passed over. */
    record StepSkipped(String title) implements Outcome {}

    /** The last step is through. */
    record LessonDone(Lesson lesson, int solved, int shown, int skipped) implements Outcome {}

    /** Nothing changed; one line says why, and what can be done. */
    record Remark(String text) implements Outcome {}

    /** Just a {@link Remark}. */
    static List<Outcome> remark(String text) {
        return List.of(new Remark(text));
    }
}
