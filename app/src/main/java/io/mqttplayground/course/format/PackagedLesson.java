package io.mqttplayground.course.format;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A lesson of the jar as {@code lessons.txt} lists it: known without reading any lesson's text.
 *
 * @param file the name of its text, made of number and identifier
 * @param title short, for lists
 */
public record PackagedLesson(String file, int number, String id, String title) {

    private static final Pattern LINE = Pattern.compile("((\\d+)-(\\w+)\\.md) (.+)");

    /** All of them, in teaching order. */
    public static List<PackagedLesson> all() {
        return LINE.matcher(LessonShelf.read("lessons.txt"))
                .results()
                .map(
                        line ->
                                new PackagedLesson(
                                        line.group(1),
                                        Integer.parseInt(line.group(2)),
                                        line.group(3),
                                        line.group(4)))
                .toList();
    }

    /** The lesson of that number or identifier. */
    public static Optional<PackagedLesson> find(String numberOrId) {
        return all().stream()
                .filter(
                        lesson ->
                                lesson.id.equals(numberOrId)
                                        || Integer.toString(lesson.number).equals(numberOrId))
                .findFirst();
    }
}
