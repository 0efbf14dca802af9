package io.mqttplayground.course.format;

import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The lessons there are.
 *
 * @param lessons in the order of their numbers
 * @param problems of the files that hold no usable lesson
 */
public record FoundLessons(List<Lesson> lessons, List<Problem> problems) {

    public FoundLessons {
        lessons = List.copyOf(lessons);
        problems = List.copyOf(problems);
    }

    /** Finds a lesson by its number or identifier. */
    public Optional<Lesson> find(String numberOrId) {
        return lessons.stream().filter(lesson -> lesson.isNamed(numberOrId)).findFirst();
    }
}
