package io.mqttplayground.course;

import io.mqttplayground.course.progress.ProgressLog;
import io.mqttplayground.course.verify.TaskCheck;
import io.mqttplayground.course.verify.TaskOutcome;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The learner's way through one lesson. Each method is something the learner did; what comes of it
 * is returned, for the shell to show in that order. Events of the broker may come on any thread.
 */
public final class CourseSession implements WireListener {

    private final Lesson lesson;
    private final LessonLog log;
    private final Predicate<String> ignoredClients;
    private int index;
    private volatile StepState state;
    private boolean playing;
    private boolean over;

    /**
     * @param ignoredClients tells client identifiers that never solve a task: the shell's own
     *     background roles
     */
    public CourseSession(
            Lesson lesson, ProgressLog log, Clock clock, Predicate<String> ignoredClients) {
        this.lesson = lesson;
        this.log = new LessonLog(lesson, log, clock);
        this.ignoredClients = ignoredClients;
        this.state = new StepState(lesson.steps().get(0));
    }

    public Lesson lesson() {
        return lesson;
    }

    /** Number of the open step, from 1. */
    public synchronized int stepNumber() {
        return index + 1;
    }

    /** What the lesson waits for. */
    public synchronized Waiting waiting() {
        return over ? new Waiting.ForNothing() : state.walk.waiting();
    }

    public synchronized boolean isPlaying() {
        return playing;
    }

    @Override
    public void on(WireEvent event) {
        state.check().ifPresent(check -> check.on(event));
    }

    /** Opens the lesson where it was left; from the beginning if it is through. */
    public synchronized List<Outcome> open() {
        return openStep(log.resumeAt());
    }

    /** A bare Enter: goes on, or says why not. */
    public synchronized List<Outcome> enter() {
        if (playing) {
            return remark("you are free to try things; back returns to the lesson");
        } else if (over) {
            return remark("the lesson is done; lessons lists the others, restart begins it anew");
        }
        Waiting waiting = state.walk.waiting();
        if (waiting instanceof Waiting.ForAnswer answer) {
            return remark(
                    "type the number of your answer, 1 to %d; skip passes over this step"
                            .formatted(answer.prediction().choices().size()));
        } else if (waiting instanceof Waiting.ForRun run) {
            return enterAtRun(run.run());
        } else if (waiting instanceof Waiting.ForTask) {
            return enterAtTask();
        }
        log.done(index, state);
        return openStep(index + 1);
    }

    private List<Outcome> enterAtRun(Block.Run run) {
        if (state.isRunStarted()) {
            return remark("it is still running; stop ends it");
        }
        state.startRun();
        return List.of(new Outcome.StartRun(run));
    }

    private List<Outcome> enterAtTask() {
        TaskOutcome outcome = state.check().orElseThrow().outcome();
        if (outcome instanceof TaskOutcome.Satisfied satisfied) {
            return solved(satisfied);
        } else if (state.isSolutionShown()) {
            return passOn(new ArrayList<>());
        }
        TaskOutcome.Missing missing = (TaskOutcome.Missing) outcome;
        return List.of(
                new Outcome.TaskMissing(missing.seen(), missing.missing()),
                new Outcome.Remark("hint helps, solution shows a way, skip passes over this step"));
    }

    /** An answer to the prediction. */
    public synchronized List<Outcome> answer(int choice) {
        if (playing || !(waiting() instanceof Waiting.ForAnswer answer)) {
            return remark("nothing was asked, so there is nothing to answer");
        }
        int choices = answer.prediction().choices().size();
        if (choice < 1 || choice > choices) {
            return remark(
                    "%d is not one of the choices; they are 1 to %d".formatted(choice, choices));
        }
        Outcome.Explained explained = new Outcome.Explained(answer.prediction(), choice);
        state.noteAnswer(explained);
        List<Outcome> outcomes = new ArrayList<>();
        if (state.walk.experimentFollows()) {
            state.keep(explained);
            outcomes.add(new Outcome.Noted(choice));
        } else {
            outcomes.add(explained);
        }
        return goOn(outcomes);
    }

    /** A run has begun: the one that is waited for, or one like it that the learner typed. */
    public synchronized void runBegan() {
        if (waiting() instanceof Waiting.ForRun) {
            state.startRun();
        }
    }

    /** A run has ended, or, if it goes on until stopped, has begun. */
    public synchronized List<Outcome> runEnded() {
        if (!(waiting() instanceof Waiting.ForRun run)) {
            return List.of();
        }
        state.note("ran: " + run.run().command());
        return passOn(new ArrayList<>());
    }

    /** A run could not be carried out: it can be tried again, or skipped. */
    public synchronized List<Outcome> runFailed() {
        if (!(waiting() instanceof Waiting.ForRun) || !state.isRunStarted()) {
            return List.of();
        }
        state.endRun();
        return remark("Enter tries again, skip passes over this step");
    }

    /** Looks whether the task has been solved meanwhile; nothing comes of it if not. */
    public synchronized List<Outcome> poll() {
        Optional<TaskCheck> check = over ? Optional.empty() : state.check();
        return check.map(TaskCheck::outcome)
                .filter(TaskOutcome.Satisfied.class::isInstance)
                .map(outcome -> solved((TaskOutcome.Satisfied) outcome))
                .orElse(List.of());
    }

    private List<Outcome> solved(TaskOutcome.Satisfied satisfied) {
        playing = false;
        satisfied.seen().forEach(state::note);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(new Outcome.TaskSolved(satisfied.seen()));
        return passOn(outcomes);
    }

    /** The next hint of the task. */
    public synchronized List<Outcome> hint() {
        if (!(waiting() instanceof Waiting.ForTask task)) {
            return remark("there is no task here, so there is no hint");
        }
        int of = task.task().hints().size();
        int number = state.nextHint(of);
        TaskOutcome outcome = state.check().orElseThrow().outcome();
        Optional<String> reaction = Optional.empty();
        if (number == 1 && outcome instanceof TaskOutcome.Missing missing && missing.tried()) {
            reaction = Optional.of(missing.missing().get(0));
        }
        return List.of(
                new Outcome.HintGiven(number, of, task.task().hints().get(number - 1), reaction));
    }

    /** The solution of the task or prediction; the step then counts as shown. */
    public synchronized List<Outcome> solution() {
        Waiting waiting = waiting();
        if (waiting instanceof Waiting.ForTask task) {
            state.showSolution();
            return List.of(new Outcome.SolutionShown(task.task().solution()));
        } else if (waiting instanceof Waiting.ForAnswer answer) {
            state.showSolution();
            List<Outcome> outcomes = new ArrayList<>();
            outcomes.add(new Outcome.AnswerShown(answer.prediction()));
            return goOn(outcomes);
        }
        return remark("there is nothing to solve here; Enter goes on");
    }

    /** Passes over the step. */
    public synchronized List<Outcome> skip() {
        if (over) {
            return enter();
        }
        playing = false;
        List<Outcome> outcomes = new ArrayList<>();
        state.takeKept().ifPresent(outcomes::add);
        if (!state.walk.isAtEnd()) {
            String title = lesson.steps().get(index).title();
            log.skipped(index, state);
            outcomes.add(new Outcome.StepSkipped(title));
        } else {
            log.done(index, state);
        }
        outcomes.addAll(isLast() ? end() : openStep(index + 1));
        return outcomes;
    }

    /** The next step, if this one is through or was so before. */
    public synchronized List<Outcome> next() {
        boolean free = log.isThrough(index) && !isLast() && !playing;
        return free ? openStep(index + 1) : enter();
    }

    /** From free experiments to the lesson, else to the step before. */
    public synchronized List<Outcome> back() {
        if (playing) {
            playing = false;
            List<Outcome> outcomes = new ArrayList<>();
            outcomes.add(new Outcome.Shown(state.walk.current()));
            outcomes.add(new Outcome.WaitingFor(waiting()));
            return outcomes;
        } else if (over) {
            return openStep(index);
        } else if (index == 0) {
            return remark("this is the first step");
        }
        return openStep(index - 1);
    }

    /** Free experiments in the middle of the lesson, until {@link #back()}. */
    public synchronized List<Outcome> play() {
        playing = true;
        return remark("try whatever you like; back returns to the lesson");
    }

    /** Begins the step anew. */
    public synchronized List<Outcome> reset() {
        log.reset(index);
        return openStep(index);
    }

    /** Begins the lesson anew. */
    public synchronized List<Outcome> restart() {
        log.restart();
        return openStep(0);
    }

    private List<Outcome> openStep(int newIndex) {
        index = newIndex;
        over = false;
        playing = false;
        Step step = lesson.steps().get(index);
        state = new StepState(step);
        log.reached(index);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(new Outcome.StepOpened(index + 1, lesson.steps().size(), step.title()));
        return goOn(outcomes);
    }

    /** Past a run or task: a prediction that was kept for it is explained now. */
    private List<Outcome> passOn(List<Outcome> outcomes) {
        state.takeKept().ifPresent(outcomes::add);
        return goOn(outcomes);
    }

    private List<Outcome> goOn(List<Outcome> outcomes) {
        List<Block> blocks = state.walk.goOn();
        Waiting waiting = state.walk.waiting();
        state.arrive(
                waiting instanceof Waiting.ForTask task
                        ? Optional.of(new TaskCheck(task.task().expectations(), ignoredClients))
                        : Optional.empty());
        if (!blocks.isEmpty()) {
            outcomes.add(new Outcome.Shown(blocks));
        }
        if (!state.walk.isAtEnd()) {
            outcomes.add(new Outcome.WaitingFor(waiting));
            return outcomes;
        }
        boolean last = isLast();
        if (last || state.walk.hasStops()) {
            log.done(index, state); // What is only to be read is done when the reader goes on.
        }
        outcomes.addAll(last ? end() : List.of(new Outcome.WaitingFor(waiting)));
        return outcomes;
    }

    private List<Outcome> end() {
        over = true;
        return List.of(log.summary());
    }

    private boolean isLast() {
        return index + 1 == lesson.steps().size();
    }

    private static List<Outcome> remark(String text) {
        return List.of(new Outcome.Remark(text));
    }
}
