package io.mqttplayground.course;

import io.mqttplayground.course.progress.LessonProgress;
import io.mqttplayground.course.progress.Mark;
import io.mqttplayground.course.progress.ProgressLog;
import io.mqttplayground.course.progress.StepRecord;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** The progress in one lesson: what is remembered of its steps, by their number from 0. */
record LessonLog(Lesson lesson, ProgressLog log, Clock clock) {

    void reached(int step) {
        edit(known -> known.withCurrent(title(step)));
    }

    /**
     * @param mark of the step, if no solution was looked at
     */
    void left(int step, Mark mark, StepNotes notes) {
        StepRecord record = notes.record(mark, clock.instant());
        edit(known -> known.withStep(title(step), record));
    }

    void reset(int step) {
        edit(known -> known.withoutStep(title(step)));
    }

    void restart() {
        edit(known -> LessonProgress.NONE);
    }

    /** Whether the step was left behind once, one way or the other. */
    boolean isThrough(int step) {
        return known().steps().containsKey(title(step));
    }

    Outcome.LessonDone summary() {
        LessonProgress known = known();
        return new Outcome.LessonDone(
                lesson,
                known.count(lesson.stepTitles(), Mark.SOLVED),
                known.count(lesson.stepTitles(), Mark.SHOWN),
                known.count(lesson.stepTitles(), Mark.SKIPPED));
    }

    /**
     * Where to go on: at the step that was open; if it was through already, at the first that never
     * was; if there is none, at the beginning.
     */
    int resumeAt() {
        String current = known().current().orElse("");
        int firstNew = 0;
        for (int step = lesson.steps().size() - 1; step >= 0; step--) {
            if (title(step).equals(current) && !isThrough(step)) {
                return step;
            }
            firstNew = isThrough(step) ? firstNew : step;
        }
        return firstNew;
    }

    private void edit(UnaryOperator<LessonProgress> change) {
        log.record(all -> all.with(lesson.id(), change));
    }

    private LessonProgress known() {
        return log.progress().lesson(lesson.id());
    }

    private String title(int step) {
        return lesson.steps().get(step).title();
    }
}
