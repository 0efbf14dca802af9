package io.mqttplayground.cli;

import io.mqttplayground.command.Session;
import io.mqttplayground.course.Block;
import io.mqttplayground.course.Waiting;
import io.mqttplayground.text.Style;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Does all that a lesson asks for, as its author meant it. What it types is shown. */
final class ModelLearner {

    /** How long the broker may take to see that a task is solved. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Session session;
    private boolean allPassed = true;

    /**
     * @param session one that reads a script, so that each command waits for what it started
     */
    ModelLearner(Session session) {
        this.session = session;
    }

    /** Returns whether every run ended well and every task was solved. */
    boolean play(String lesson) throws InterruptedException {
        if (!type("lesson " + lesson)) {
            return false;
        }
        Optional<Waiting> waiting = session.waiting();
        while (waiting.isPresent() && !(waiting.get() instanceof Waiting.ForNothing)) {
            act(waiting.get());
            waiting = session.waiting();
        }
        return allPassed;
    }

    private void act(Waiting waiting) throws InterruptedException {
        if (waiting instanceof Block.Prediction prediction) {
            check(type(Integer.toString(prediction.right())));
        } else if (waiting instanceof Block.Task task) {
            solve(task);
        } else if (waiting instanceof Block.Run) {
            check(enter() && !waiting.equals(session.waiting().orElse(null)));
        } else {
            check(enter());
        }
    }

    private void solve(Block.Task task) throws InterruptedException {
        // A refusal may be just what the task asks for: only its check counts.
        task.solution().forEach(this::type);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (isOpen(task) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
            session.look();
        }
        if (isOpen(task)) {
            enter(); // Tells what is missing.
            check(false);
        }
    }

    private boolean isOpen(Block.Task task) {
        return session.waiting().equals(Optional.of(task));
    }

    /** Goes on behind what failed. */
    private void check(boolean passed) {
        if (!passed) {
            allPassed = false;
            type("skip");
        }
    }

    private boolean type(String command) {
        session.screen().print(session.prompt().and(command, Style.CODE));
        return session.execute(command);
    }

    private boolean enter() {
        session.screen().print(session.prompt());
        return session.enter();
    }
}
