package io.mqttplayground.jar;

import io.mqttplayground.course.Block;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Step;
import java.io.IOException;

/** A learner at a terminal who does what the lesson's author had in mind, only faster. */
final class ModelAnswers {

    private final PtySession terminal;
    private final Lesson lesson;

    ModelAnswers(PtySession terminal, Lesson lesson) {
        this.terminal = terminal;
        this.lesson = lesson;
    }

    /** From the prompt to the end of the lesson. */
    void play() throws IOException {
        terminal.openLesson(lesson.number());
        int last = lesson.steps().size();
        for (int number = 1; number <= last; number++) {
            terminal.awaitStep(lesson.number(), number);
            play(number);
            if (number < last) {
                terminal.awaitMore("step " + (number + 1) + " of", () -> terminal.enter(""));
            }
        }
        terminal.await("steps solved " + last + ", solution shown 0, skipped 0");
    }

    private void play(int number) throws IOException {
        Step step = lesson.steps().get(number - 1);
        for (Block block : step.blocks()) {
            if (block instanceof Block.Prediction prediction) {
                answer(prediction);
            } else if (block instanceof Block.Run run) {
                run(run);
            } else if (block instanceof Block.Task task) {
                solve(task);
            }
        }
    }

    private void answer(Block.Prediction prediction) throws IOException {
        terminal.awaitPrompt();
        terminal.enter(Integer.toString(prediction.right()));
    }

    /** The same roles without the pauses: a run that is typed counts as well. */
    private void run(Block.Run run) throws IOException {
        String end;
        String quick = "run " + run.arguments().replaceAll(" -[ni] \\S+", "");
        if (run.arguments().equals("consumer")) {
            end = "subscribed to";
        } else {
            quick += " -n 3 -i 0";
            end = run.role().equals("both") ? "done: sent 3" : " is done";
        }
        String command = quick;
        terminal.awaitPrompt();
        terminal.awaitMore(end, () -> terminal.enter(command));
    }

    private void solve(Block.Task task) throws IOException {
        terminal.awaitMore(
                "solved",
                () -> {
                    for (String command : task.solution()) {
                        terminal.awaitPrompt().enter(command);
                    }
                });
    }
}
