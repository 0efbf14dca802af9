package io.mqttplayground.course;

import io.mqttplayground.course.progress.LessonProgress;
import io.mqttplayground.course.progress.Progress;
import io.mqttplayground.course.progress.ProgressLog;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The lessons in their teaching order, and how far the learner is with each. */
public final class Curriculum {

    private final Supplier<List<Lesson>> lessons;
    private final ProgressLog log;

    /**
     * @param lessons by their number; may take a while, while the lessons are being read
     */
    public Curriculum(Supplier<List<Lesson>> lessons, ProgressLog log) {
        this.lessons = lessons;
        this.log = log;
    }

    public List<Lesson> lessons() {
        return lessons.get();
    }

    /** Where it is remembered what was done. */
    public ProgressLog log() {
        return log;
    }

    public LessonProgress progressOf(Lesson lesson) {
        return log.progress().lesson(lesson.id());
    }

    /** The lesson that is meant by this number or identifier. */
    public Optional<Lesson> named(String numberOrId) {
        return lessons().stream().filter(lesson -> lesson.isNamed(numberOrId)).findFirst();
    }

    /** The one behind this one; empty behind the last. */
    public Optional<Lesson> after(Lesson lesson) {
        return lessons().stream().filter(other -> other.number() > lesson.number()).findFirst();
    }

    /** Empty when the learner is through with all of them. */
    public Optional<Lesson> firstNotDone() {
        Progress known = log.progress();
        return lessons().stream()
                .filter(lesson -> !known.lesson(lesson.id()).isThrough(lesson.stepTitles()))
                .findFirst();
    }
}
