package io.mqttplayground.course;

import io.mqttplayground.course.progress.Mark;
import io.mqttplayground.course.progress.ProgressLog;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The learner's way through one lesson, from step to step. Each method is something the learner
 * did; what comes of it is returned, for the shell to show in that order. Events of the broker may
 * come on any thread.
 */
public final class CourseSession implements WireListener {

    private static final String FREE = "you are free to try things; back returns to the lesson";

    private final Lesson lesson;
    private final LessonLog log;
    private final Predicate<String> ignoredClients;
    private volatile int index;
    private volatile OpenStep step;
    private volatile boolean playing;
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
        this.step = new OpenStep(lesson.steps().get(0), ignoredClients);
    }

    public Lesson lesson() {
        return lesson;
    }

    /** Number of the open step, from 1. Never waits. */
    public int stepNumber() {
        return index + 1;
    }

    /** What the lesson waits for. */
    public synchronized Waiting waiting() {
        return over ? new Waiting.ForNothing() : step.waiting();
    }

    /** Whether the learner experiments. Never waits. */
    public boolean isPlaying() {
        return playing;
    }

    @Override
    public void on(WireEvent event) {
        step.on(event);
    }

    /** Opens the lesson where it was left; from the beginning if it is through. */
    public synchronized List<Outcome> open() {
        return openStep(log.resumeAt());
    }

    /** A bare Enter: goes on, or says why not. */
    public synchronized List<Outcome> enter() {
        if (playing) {
            return Outcome.remark(FREE);
        } else if (over) {
            return Outcome.remark(
                    "the lesson is done; lessons lists the others, lesson %d --restart begins it anew"
                            .formatted(lesson.number()));
        } else if (!step.isAtEnd()) {
            return inStep(OpenStep::enter);
        }
        log.left(index, Mark.SOLVED, step.notes());
        return openStep(index + 1);
    }

    /** An answer to the prediction. */
    public synchronized List<Outcome> answer(int choice) {
        return playing ? Outcome.remark(FREE) : inStep(open -> open.answer(choice));
    }

    /** Whether the task that the lesson waits for has been solved, but not been told to be. */
    public synchronized boolean isSolved() {
        return !over && step.isSolved();
    }

    /** Looks whether the task has been solved meanwhile; nothing comes of it if not. */
    public synchronized List<Outcome> poll() {
        List<Outcome> outcomes = inStep(OpenStep::poll);
        playing &= outcomes.isEmpty();
        return outcomes;
    }

    /** Passes over the step. */
    public synchronized List<Outcome> skip() {
        if (over) {
            return enter();
        }
        playing = false;
        List<Outcome> outcomes = new ArrayList<>();
        step.notes().takeKept().ifPresent(outcomes::add);
        if (step.isAtEnd()) {
            log.left(index, Mark.SOLVED, step.notes());
        } else {
            log.left(index, Mark.SKIPPED, step.notes());
            outcomes.add(new Outcome.StepSkipped(lesson.steps().get(index).title()));
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
            return inStep(OpenStep::again);
        } else if (over && !lesson.steps().get(index).isOnlyRead()) {
            return openStep(index); // It was skipped, or its last task has just been solved.
        } else if (index == 0) {
            return Outcome.remark("this is the first step");
        }
        return openStep(index - 1);
    }

    /** Free experiments in the middle of the lesson, until {@link #back()}. */
    public synchronized List<Outcome> play() {
        playing = true;
        return Outcome.remark("try whatever you like; back returns to the lesson");
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
        Step opened = lesson.steps().get(index);
        step = new OpenStep(opened, ignoredClients);
        log.reached(index);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(new Outcome.StepOpened(index + 1, lesson.steps().size(), opened.title()));
        outcomes.addAll(inStep(OpenStep::begin));
        return outcomes;
    }

    /** Does something in the open step, and what follows if that was the last of it. */
    public synchronized List<Outcome> inStep(Function<OpenStep, List<Outcome>> deed) {
        boolean wasAtEnd = step.isAtEnd();
        List<Outcome> outcomes = new ArrayList<>(deed.apply(step));
        if (!wasAtEnd && step.isAtEnd()) {
            outcomes.addAll(endOfStep());
        }
        return outcomes;
    }

    private List<Outcome> endOfStep() {
        if (isLast() || !lesson.steps().get(index).isOnlyRead()) {
            log.left(
                    index,
                    Mark.SOLVED,
                    step.notes()); // What is only to be read is done when one goes on.
        }
        return isLast() ? end() : List.of(new Outcome.WaitingFor(step.waiting()));
    }

    private List<Outcome> end() {
        over = true;
        return List.of(log.summary());
    }

    private boolean isLast() {
        return index + 1 == lesson.steps().size();
    }
}
