package io.mqttplayground.command;

import java.util.Iterator;
import java.util.stream.Stream;

/** Completes the lessons' names and numbers. */
final class LessonNames implements Iterable<String> {

    private final Guide guide;

    LessonNames(Guide guide) {
        this.guide = guide;
    }

    @Override
    public Iterator<String> iterator() {
        return guide.lessons().stream()
                .flatMap(lesson -> Stream.of(Integer.toString(lesson.number()), lesson.id()))
                .iterator();
    }
}
