package io.mqttplayground.command.lesson;

import io.mqttplayground.course.Curriculum;
import java.util.Iterator;
import java.util.stream.Stream;

/** Completes the lessons' names and numbers. */
public final class LessonNames implements Iterable<String> {

    private final Curriculum curriculum;

    public LessonNames(Curriculum curriculum) {
        this.curriculum = curriculum;
    }

    @Override
    public Iterator<String> iterator() {
        return curriculum.lessons().stream()
                .flatMap(lesson -> Stream.of(Integer.toString(lesson.number()), lesson.id()))
                .iterator();
    }
}
