package io.mqttplayground.command.lesson;

import io.mqttplayground.command.WordCommand;
import io.mqttplayground.course.CourseSession;
import io.mqttplayground.course.Outcome;
import java.util.List;
import java.util.function.Function;

/** The words that steer through a lesson; each is one thing that the course understands. */
public record LessonControls(Guide guide, LessonsCommand lessons) {

    public List<WordCommand> all() {
        return List.of(
                new WordCommand(
                        "next",
                        "Go on (also a bare Enter); outside a lesson, open the first that is not"
                                + " done.",
                        guide::next),
                control("back", "Return to the step before.", CourseSession::back),
                control("hint", "Get the next hint for the task.", CourseSession::hint),
                control(
                        "solution",
                        "Show how it is done; the step counts as shown.",
                        CourseSession::solution),
                control("skip", "Pass over the step.", CourseSession::skip),
                control("reset", "Begin the step anew.", CourseSession::reset),
                control(
                        "play",
                        "Experiment freely; back returns to the lesson.",
                        CourseSession::play),
                new WordCommand(
                        "menu",
                        "Leave the lesson; lesson N returns to where it was left.",
                        this::menu));
    }

    private boolean menu() {
        guide.leave();
        return lessons.call() == 0;
    }

    private WordCommand control(
            String name, String description, Function<CourseSession, List<Outcome>> deed) {
        return new WordCommand(name, description, () -> guide.control(deed));
    }
}
