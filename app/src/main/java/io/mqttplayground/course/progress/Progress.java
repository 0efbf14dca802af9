package io.mqttplayground.course.progress;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * All that is remembered.
 *
 * @param lessons by identifier
 */
public record Progress(Map<String, LessonProgress> lessons) {

    public static final Progress NONE = new Progress(Map.of());

    public Progress {
        lessons = Collections.unmodifiableMap(new LinkedHashMap<>(lessons));
    }

    /** What is remembered of this lesson; nothing if it was never opened. */
    public LessonProgress lesson(String id) {
        return lessons.getOrDefault(id, LessonProgress.NONE);
    }

    Progress with(Change change) {
        if (change instanceof Change.StepReached reached) {
            return with(reached.lesson(), lesson -> lesson.withCurrent(reached.step()));
        } else if (change instanceof Change.StepDone done) {
            return with(done.lesson(), lesson -> lesson.withStep(done.step(), done.record()));
        } else if (change instanceof Change.StepReset reset) {
            return with(reset.lesson(), lesson -> lesson.withoutStep(reset.step()));
        } else if (change instanceof Change.LessonReset reset) {
            return with(reset.lesson(), lesson -> LessonProgress.NONE);
        }
        return NONE;
    }

    private Progress with(String id, UnaryOperator<LessonProgress> edit) {
        Map<String, LessonProgress> edited = new LinkedHashMap<>(lessons);
        edited.put(id, edit.apply(lesson(id)));
        return new Progress(edited);
    }
}
