package io.mqttplayground.course;

import io.mqttplayground.text.Printable;
import io.mqttplayground.text.Style;
import java.util.List;
import java.util.Optional;

/** What comes of something the learner did: for the shell to show or to carry out, in order. */
public sealed interface Outcome {

    /** Where outcomes are shown, one below the other. */
    interface Page {

        /** The top of a step, with its place in the lesson. */
        void heading(String place, String title);

        void gap();

        void line(String text, Style style);

        void prose(String markdown);

        /** Text behind a mark, in as many lines as it needs. */
        void marked(String mark, String text, Style style);

        void blocks(List<Block> blocks);

        /** How one goes on behind the lesson. */
        void following(Lesson lesson);
    }

    void show(Page page);

    /** A step begins; its number counts from 1. */
    record StepOpened(int number, int of, String title) implements Outcome {
        @Override
        public void show(Page page) {
            page.heading("step %d of %d".formatted(number, of), title);
        }
    }

    /** Something to read; the last may be the prediction, run or task that is waited for. */
    record Shown(List<Block> blocks) implements Outcome {
        public Shown {
            blocks = List.copyOf(blocks);
        }

        @Override
        public void show(Page page) {
            page.gap();
            page.blocks(blocks);
        }
    }

    /** What the learner is to do now. */
    record WaitingFor(Waiting waiting) implements Outcome {
        @Override
        public void show(Page page) {
            page.gap();
            waiting.advice().ifPresent(text -> page.line(text, Style.DIM));
        }
    }

    /** A prediction was made; whether it holds shows after the run or task that follows. */
    record Noted(int choice) implements Outcome {
        @Override
        public void show(Page page) {
            page.prose("You say " + choice + ". Let us see.");
        }
    }

    /** Whether the prediction held, and why. */
    record Explained(Block.Prediction prediction, int chosen) implements Outcome {

        public boolean isRight() {
            return chosen == prediction.right();
        }

        @Override
        public void show(Page page) {
            page.gap();
            if (isRight()) {
                page.line("✓ Right, " + chosen + ":", Style.GOOD);
            } else {
                page.line("✗ Not " + chosen + ":", Style.BAD);
            }
            page.prose(prediction.choice(chosen).because());
            if (!isRight()) {
                new AnswerShown(prediction).show(page);
            }
            page.gap();
        }
    }

    /** The shell is to start the run, and to call {@link OpenStep#runEnded()} after it. */
    record StartRun(Block.Run run) implements Outcome {
        @Override
        public void show(Page page) {
            // The run shows itself.
        }
    }

    /** The task is done; a line for each thing that was seen. */
    record TaskSolved(List<String> seen) implements Outcome {
        @Override
        public void show(Page page) {
            page.gap();
            page.line("✓ solved", Style.GOOD);
            seen.forEach(thing -> page.marked("  ", thing, Style.DIM));
            page.gap();
        }
    }

    /** The task is not done yet. */
    record TaskMissing(List<String> seen, List<String> missing) implements Outcome {
        @Override
        public void show(Page page) {
            seen.forEach(thing -> page.marked("✓ ", thing, Style.GOOD));
            missing.forEach(gap -> page.prose("not yet: " + Printable.of(gap)));
        }
    }

    /**
     * A hint.
     *
     * @param reaction what the learner's own tries lack; with the first hint only
     */
    record HintGiven(int number, int of, String text, Optional<String> reaction)
            implements Outcome {
        @Override
        public void show(Page page) {
            reaction.ifPresent(page::prose);
            page.prose("**hint %d of %d** ".formatted(number, of) + text);
        }
    }

    /** Commands that solve the task. */
    record SolutionShown(List<String> commands) implements Outcome {
        @Override
        public void show(Page page) {
            page.prose("One way to do it:");
            commands.forEach(command -> page.line("  " + command, Style.CODE));
        }
    }

    /** The right answer, unasked. */
    record AnswerShown(Block.Prediction prediction) implements Outcome {
        @Override
        public void show(Page page) {
            Block.Choice right = prediction.choice(prediction.right());
            page.prose("It is **" + prediction.right() + "**: " + right.text());
            page.prose(right.because());
            page.gap();
        }
    }

    /** The step was passed over. */
    record StepSkipped(String title) implements Outcome {
        @Override
        public void show(Page page) {
            page.line("skipped: " + title, Style.DIM);
        }
    }

    /** The last step is through. */
    record LessonDone(Lesson lesson, int solved, int shown, int skipped) implements Outcome {
        @Override
        public void show(Page page) {
            page.gap();
            page.line("✓ Lesson %d is done.".formatted(lesson.number()), Style.GOOD);
            page.line(
                    "steps solved %d, solution shown %d, skipped %d"
                            .formatted(solved, shown, skipped),
                    Style.DIM);
            page.following(lesson);
        }
    }

    /** Nothing changed; one line says why, and what can be done. */
    record Remark(String text) implements Outcome {
        @Override
        public void show(Page page) {
            page.prose(text);
        }
    }

    /** Just a {@link Remark}. */
    static List<Outcome> remark(String text) {
        return List.of(new Remark(text));
    }
}
