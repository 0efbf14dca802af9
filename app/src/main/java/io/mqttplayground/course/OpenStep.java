package io.mqttplayground.course;

import io.mqttplayground.course.verify.TaskOutcome;
import io.mqttplayground.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The learner's way through one step, from stop to stop: predictions, runs and tasks. Each method
 * is something the learner did; what comes of it is returned.
 */
public final class OpenStep {

    private final List<Block> blocks;
    private final StepNotes notes = new StepNotes();
    private final Predicate<String> ignoredClients;

    /** Index of the block that is waited at; before the first and behind the last, none. */
    private int at = -1;

    private boolean runStarted;
    private volatile Optional<TaskAttempt> attempt = Optional.empty();

    OpenStep(Step step, Predicate<String> ignoredClients) {
        this.blocks = step.blocks();
        this.ignoredClients = ignoredClients;
    }

    /** What the broker saw; on any thread. */
    void on(WireEvent event) {
        attempt.ifPresent(open -> open.on(event));
    }

    Waiting waiting() {
        return isAtEnd() ? new Waiting.ForEnter() : (Waiting) blocks.get(at);
    }

    /** What is waited at, once more; where nothing is, the whole step. */
    public List<Outcome> again() {
        List<Block> current = isAtEnd() ? blocks : List.of(blocks.get(at));
        return List.of(new Outcome.Shown(current), new Outcome.WaitingFor(waiting()));
    }

    /** Whether it is through. */
    boolean isAtEnd() {
        return at >= blocks.size();
    }

    StepNotes notes() {
        return notes;
    }

    List<Outcome> begin() {
        return goOn(List.of());
    }

    /** A bare Enter at a stop. */
    List<Outcome> enter() {
        Waiting waiting = waiting();
        if (waiting instanceof Block.Prediction asked) {
            return Outcome.remark(
                    "type the number of your answer, 1 to %d; skip passes over this step"
                            .formatted(asked.choices().size()));
        } else if (waiting instanceof Block.Run run) {
            return enterAtRun(run);
        }
        return enterAtTask(attempt.orElseThrow());
    }

    private List<Outcome> enterAtRun(Block.Run run) {
        if (runStarted) {
            return Outcome.remark("it is still running; stop ends it");
        }
        runStarted = true;
        return List.of(new Outcome.StartRun(run));
    }

    private List<Outcome> enterAtTask(TaskAttempt task) {
        TaskOutcome outcome = task.outcome();
        if (outcome instanceof TaskOutcome.Satisfied satisfied) {
            return solved(satisfied);
        } else if (task.isSolutionShown()) {
            return passOn(List.of());
        }
        TaskOutcome.Missing missing = (TaskOutcome.Missing) outcome;
        return List.of(
                new Outcome.TaskMissing(missing.seen(), missing.missing()),
                new Outcome.Remark("hint helps, solution shows a way, skip passes over this step"));
    }

    List<Outcome> answer(int choice) {
        if (!(waiting() instanceof Block.Prediction prediction)) {
            return notes.unasked();
        }
        int choices = prediction.choices().size();
        if (choice < 1 || choice > choices) {
            return Outcome.remark(
                    "%d is not one of the choices; they are 1 to %d".formatted(choice, choices));
        }
        Outcome.Explained answer = new Outcome.Explained(prediction, choice);
        return goOn(List.of(notes.answered(answer, experimentFollows())));
    }

    /**
     * Whether something to try stands right behind this block, with no text between: a prediction
     * is then about that, and explained after it.
     */
    private boolean experimentFollows() {
        Block next = at + 1 < blocks.size() ? blocks.get(at + 1) : null;
        return next instanceof Block.Run || next instanceof Block.Task;
    }

    /** A run has begun: the one that is waited for, or one like it that the learner typed. */
    public List<Outcome> runBegan() {
        runStarted |= waiting() instanceof Block.Run;
        return List.of();
    }

    /** A run has ended, or, if it goes on until stopped, has begun. */
    public List<Outcome> runEnded() {
        if (!runStarted || !(waiting() instanceof Block.Run run)) {
            return List.of();
        }
        notes.add("ran: " + run.command());
        return passOn(List.of());
    }

    /** A run could not be carried out: it can be tried again, or skipped. */
    public List<Outcome> runFailed() {
        if (!(waiting() instanceof Block.Run) || !runStarted) {
            return List.of();
        }
        runStarted = false;
        return Outcome.remark("Enter tries again, skip passes over this step");
    }

    /** Whether its task is solved, and has not been told to be. */
    boolean isSolved() {
        return attempt.flatMap(TaskAttempt::satisfied).isPresent();
    }

    List<Outcome> poll() {
        return attempt.flatMap(TaskAttempt::satisfied).map(this::solved).orElse(List.of());
    }

    private List<Outcome> solved(TaskOutcome.Satisfied satisfied) {
        satisfied.seen().forEach(notes::add);
        return passOn(List.of(new Outcome.TaskSolved(satisfied.seen())));
    }

    /** The next hint of the task. */
    public List<Outcome> hint() {
        return attempt.<List<Outcome>>map(task -> List.of(task.hint()))
                .orElseGet(() -> Outcome.remark("there is no task here, so there is no hint"));
    }

    /** The solution of the task or prediction; the step then counts as shown. */
    public List<Outcome> solution() {
        if (attempt.isPresent()) {
            notes.solutionShown();
            return List.of(new Outcome.SolutionShown(attempt.get().solution()));
        } else if (waiting() instanceof Block.Prediction asked) {
            notes.solutionShown();
            return goOn(List.of(new Outcome.AnswerShown(asked)));
        }
        return Outcome.remark("there is nothing to solve here; Enter goes on");
    }

    /** Past a run or task, after which a prediction about it is explained. */
    private List<Outcome> passOn(List<Outcome> first) {
        return goOn(Stream.concat(first.stream(), notes.takeKept().stream()).toList());
    }

    /** To the next stop, or to the end. */
    private List<Outcome> goOn(List<Outcome> first) {
        int from = ++at;
        while (!isAtEnd() && !(blocks.get(at) instanceof Waiting)) {
            at++;
        }
        List<Block> passed = blocks.subList(from, Math.min(at + 1, blocks.size()));
        List<Outcome> outcomes = new ArrayList<>(first);
        runStarted = false;
        attempt =
                waiting() instanceof Block.Task task
                        ? Optional.of(new TaskAttempt(task, ignoredClients))
                        : Optional.empty();
        if (!passed.isEmpty()) {
            outcomes.add(new Outcome.Shown(passed));
        }
        if (!isAtEnd()) {
            outcomes.add(new Outcome.WaitingFor(waiting()));
        }
        return outcomes;
    }
}
