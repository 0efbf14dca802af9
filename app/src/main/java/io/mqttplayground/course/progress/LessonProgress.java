package io.mqttplayground.course.progress;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of a lesson.
 *
 * @param current title of the step that was open last
 * @param steps by title, so that an instructor may insert a step without moving the marks
 */
public record LessonProgress(Optional<String> current, Map<String, StepRecord> steps) {

    public static final LessonProgress NONE = new LessonProgress(Optional.empty(), Map.of());

    public LessonProgress {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    /** How many of the steps with these titles have this mark. */
    public int count(Collection<String> titles, Mark mark) {
        return (int)
                titles.stream()
                        .map(steps::get)
                        .filter(record -> record != null && record.mark() == mark)
                        .count();
    }

    /** Whether every one of these steps was left behind, one way or the other. */
    public boolean isThrough(Collection<String> titles) {
        return steps.keySet().containsAll(titles);
    }

    public LessonProgress withCurrent(String step) {
        return new LessonProgress(Optional.of(step), steps);
    }

    /** A step once solved stays so, and so does one whose solution was shown, until it is reset. */
    public LessonProgress withStep(String step, StepRecord record) {
        StepRecord before = steps.get(step);
        if (before != null && before.mark() != Mark.SKIPPED) {
            return this;
        }
        Map<String, StepRecord> more = new LinkedHashMap<>(steps);
        more.put(step, record);
        return new LessonProgress(current, more);
    }

    public LessonProgress withoutStep(String step) {
        Map<String, StepRecord> fewer = new LinkedHashMap<>(steps);
        fewer.remove(step);
        return new LessonProgress(current, fewer);
    }
}
