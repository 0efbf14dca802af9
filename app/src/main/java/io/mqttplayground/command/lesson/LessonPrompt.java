package io.mqttplayground.command.lesson;

import io.mqttplayground.course.CourseSession;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.Optional;

/** What stands in front of the line being typed. Drawing it must wait for nobody. */
final class LessonPrompt {

    private LessonPrompt() {}

    static StyledLine at(Optional<CourseSession> open) {
        String place = open.map(LessonPrompt::place).orElse("mqtt");
        return StyledLine.of(place, Style.STRONG).and("> ");
    }

    private static String place(CourseSession course) {
        String step =
                "lesson %d · %d/%d"
                        .formatted(
                                course.lesson().number(),
                                course.stepNumber(),
                                course.lesson().steps().size());
        return course.isPlaying() ? step + " · play" : step;
    }
}
