package io.mqttplayground.jar;

import io.mqttplayground.course.Block;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Step;
import java.io.IOException;
import java.util.List;

/** A learner at a terminal who does what the lesson's author had in mind, only faster. */
final class ModelAnswers {

    /** Ends the line of controls that is shown wherever a lesson waits. */
    private static final String STOP = "· menu";

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
        act(Integer.toString(prediction.right()));
    }

    /** The same roles without the pauses: a run that is typed counts as well. */
    private void run(Block.Run run) throws IOException {
        boolean goesOn = run.arguments().equals("consumer");
        String quick = run.arguments().replaceAll(" -[ni] \\S+", "") + " -n 3 -i 0";
        act("run " + (goesOn ? run.arguments() : quick));
    }

    /** Types what takes the lesson to its next stop: whatever that is, its controls are shown. */
    private void act(String command) throws IOException {
        terminal.awaitPrompt();
        terminal.awaitMore(STOP, () -> terminal.enter(command));
    }

    private void solve(Block.Task task) throws IOException {
        terminal.awaitMore("✓ solved", () -> type(task.solution()));
    }

    /** As in a script, each run is over before the next command. */
    private void type(List<String> commands) throws IOException {
        for (String command : commands) {
            terminal.awaitPrompt();
            if (command.startsWith("run both")) {
                terminal.awaitMore("done: sent", () -> terminal.enter(command));
            } else {
                terminal.enter(command);
            }
        }
    }
}
