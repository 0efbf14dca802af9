package io.mqttplayground.cli;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.Session;
import io.mqttplayground.course.Waiting;
import io.mqttplayground.shell.CommandWords;
import io.mqttplayground.text.Style;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Does all that a lesson asks for, as its author meant it. What it types is shown. */
final class ModelLearner {

    /** How long the broker may take to see that a task is solved. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Session session;
    private final CommandWords words = new CommandWords();
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
        if (waiting instanceof Waiting.ForAnswer answer) {
            check(type(Integer.toString(answer.prediction().right())));
        } else if (waiting instanceof Waiting.ForTask task) {
            solve(task);
        } else if (waiting instanceof Waiting.ForRun) {
            check(enter() && !waiting.equals(session.waiting().orElse(null)));
        } else {
            check(enter());
        }
    }

    private void solve(Waiting.ForTask task) throws InterruptedException {
        // A refusal may be just what the task asks for: only its check counts.
        task.task().solution().forEach(this::type);
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

    private boolean isOpen(Waiting.ForTask task) {
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
        try {
            List<String> typed = words.of(command);
            return session.execute(typed);
        } catch (CommandException unreadable) {
            session.screen().error(unreadable.getMessage());
            return false;
        }
    }

    private boolean enter() {
        session.screen().print(session.prompt());
        try {
            return session.enter();
        } catch (CommandException lessonLeft) {
            session.screen().error(lessonLeft.getMessage());
            return false;
        }
    }
}
