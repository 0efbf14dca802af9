package io.mqttplayground.course.format;

import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Problem;
import java.util.List;

/** A lesson, or all that is wrong with its file. */
public sealed interface ParseResult {

    record Parsed(Lesson lesson) implements ParseResult {}

    /** At least one problem, in the order of the lines. */
    record Faulty(List<Problem> problems) implements ParseResult {

        public Faulty {
            problems = List.copyOf(problems);
        }
    }
}
