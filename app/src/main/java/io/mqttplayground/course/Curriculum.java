package io.mqttplayground.course;

import io.mqttplayground.course.progress.LessonProgress;
import io.mqttplayground.course.progress.Progress;
import io.mqttplayground.course.progress.ProgressLog;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The lessons in their teaching order, and how far the learner is with each.
 *
 * @param reading gives them by their number; may take a while, while they are being read
 * @param log where it is remembered what was done
 */
public record Curriculum(Supplier<List<Lesson>> reading, ProgressLog log) {

    public List<Lesson> lessons() {
        return reading.get();
    }

    public LessonProgress progressOf(Lesson lesson) {
        return log.progress().lesson(lesson.id());
    }

    /** The lesson that is meant by this number or identifier. */
    public Optional<Lesson> named(String numberOrId) {
        return lessons().stream().filter(lesson -> lesson.isNamed(numberOrId)).findFirst();
    }

    /** Where the learner was last; empty for one who has not begun. */
    public Optional<Lesson> last() {
        return log.progress().last().flatMap(this::named);
    }

    /** The step at which the learner goes on in that lesson, from 1; empty when it is done. */
    public Optional<Integer> nextStep(Lesson lesson) {
        return progressOf(lesson).isThrough(lesson.stepTitles())
                ? Optional.empty()
                : Optional.of(new LessonLog(lesson, log, Clock.systemUTC()).resumeAt() + 1);
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
