package io.mqttplayground.course;

import io.mqttplayground.course.verify.TaskOutcome;
import io.mqttplayground.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The learner's way through one step, from stop to stop: predictions, runs and tasks. Each method
 * is something the learner did; what comes of it is returned.
 */
public final class OpenStep {

    private final StepWalk walk;
    private final StepNotes notes = new StepNotes();
    private final Predicate<String> ignoredClients;
    private boolean runStarted;
    private volatile Optional<TaskAttempt> attempt = Optional.empty();

    OpenStep(Step step, Predicate<String> ignoredClients) {
        this.walk = new StepWalk(step);
        this.ignoredClients = ignoredClients;
    }

    /** What the broker saw; on any thread. */
    void on(WireEvent event) {
        attempt.ifPresent(open -> open.on(event));
    }

    Waiting waiting() {
        return walk.waiting();
    }

    /** What is waited at, to be shown again. */
    List<Block> current() {
        return walk.current();
    }

    /** Whether it is through. */
    boolean isAtEnd() {
        return walk.isAtEnd();
    }

    /** Whether there is nothing to do in it but read. */
    boolean isOnlyRead() {
        return !walk.hasStops();
    }

    StepNotes notes() {
        return notes;
    }

    List<Outcome> begin() {
        return goOn(new ArrayList<>());
    }

    /** A bare Enter at a stop. */
    List<Outcome> enter() {
        Waiting waiting = waiting();
        if (waiting instanceof Waiting.ForAnswer answer) {
            return Outcome.remark(
                    "type the number of your answer, 1 to %d; skip passes over this step"
                            .formatted(answer.prediction().choices().size()));
        } else if (waiting instanceof Waiting.ForRun run) {
            return enterAtRun(run.run());
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
            return passOn(new ArrayList<>());
        }
        TaskOutcome.Missing missing = (TaskOutcome.Missing) outcome;
        return List.of(
                new Outcome.TaskMissing(missing.seen(), missing.missing()),
                new Outcome.Remark("hint helps, solution shows a way, skip passes over this step"));
    }

    List<Outcome> answer(int choice) {
        if (!(waiting() instanceof Waiting.ForAnswer asked)) {
            return notes.unasked();
        }
        Block.Prediction prediction = asked.prediction();
        int choices = prediction.choices().size();
        if (choice < 1 || choice > choices) {
            return Outcome.remark(
                    "%d is not one of the choices; they are 1 to %d".formatted(choice, choices));
        }
        Outcome.Explained answer = new Outcome.Explained(prediction, choice);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(notes.answered(answer, walk.experimentFollows()));
        return goOn(outcomes);
    }

    /** A run has begun: the one that is waited for, or one like it that the learner typed. */
    public List<Outcome> runBegan() {
        runStarted |= waiting() instanceof Waiting.ForRun;
        return List.of();
    }

    /** A run has ended, or, if it goes on until stopped, has begun. */
    public List<Outcome> runEnded() {
        if (!(waiting() instanceof Waiting.ForRun run)) {
            return List.of();
        }
        notes.add("ran: " + run.run().command());
        return passOn(new ArrayList<>());
    }

    /** A run could not be carried out: it can be tried again, or skipped. */
    public List<Outcome> runFailed() {
        if (!(waiting() instanceof Waiting.ForRun) || !runStarted) {
            return List.of();
        }
        runStarted = false;
        return Outcome.remark("Enter tries again, skip passes over this step");
    }

    /** Whether its task is solved, and has not been told to be. */
    boolean isSolved() {
        return satisfied().isPresent();
    }

    private Optional<TaskOutcome.Satisfied> satisfied() {
        return attempt.map(TaskAttempt::outcome)
                .filter(TaskOutcome.Satisfied.class::isInstance)
                .map(TaskOutcome.Satisfied.class::cast);
    }

    List<Outcome> poll() {
        return satisfied().map(this::solved).orElse(List.of());
    }

    private List<Outcome> solved(TaskOutcome.Satisfied satisfied) {
        satisfied.seen().forEach(notes::add);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(new Outcome.TaskSolved(satisfied.seen()));
        return passOn(outcomes);
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
        } else if (waiting() instanceof Waiting.ForAnswer answer) {
            notes.solutionShown();
            List<Outcome> outcomes = new ArrayList<>();
            outcomes.add(new Outcome.AnswerShown(answer.prediction()));
            return goOn(outcomes);
        }
        return Outcome.remark("there is nothing to solve here; Enter goes on");
    }

    /** Past a run or task. */
    private List<Outcome> passOn(List<Outcome> outcomes) {
        notes.takeKept().ifPresent(outcomes::add);
        return goOn(outcomes);
    }

    private List<Outcome> goOn(List<Outcome> outcomes) {
        List<Block> blocks = walk.goOn();
        Waiting waiting = waiting();
        runStarted = false;
        attempt =
                waiting instanceof Waiting.ForTask task
                        ? Optional.of(new TaskAttempt(task.task(), ignoredClients))
                        : Optional.empty();
        if (!blocks.isEmpty()) {
            outcomes.add(new Outcome.Shown(blocks));
        }
        if (!isAtEnd()) {
            outcomes.add(new Outcome.WaitingFor(waiting));
        }
        return outcomes;
    }
}
