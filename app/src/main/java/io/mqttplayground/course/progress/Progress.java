package io.mqttplayground.course.progress;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    /** The same with a change of one lesson, which is the last one from now on. */
    public Progress with(String id, UnaryOperator<LessonProgress> edit) {
        Map<String, LessonProgress> edited = new LinkedHashMap<>(lessons);
        edited.remove(id);
        edited.put(id, edit.apply(lesson(id)));
        return new Progress(edited);
    }

    /** The identifier of the lesson that was changed last. */
    public Optional<String> last() {
        return lessons.keySet().stream().reduce((before, after) -> after);
    }
}
