package io.mqttplayground.command.lesson;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.course.CourseSession;
import io.mqttplayground.course.Outcome;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;

/** The words that steer through a lesson; each is one thing that the course understands. */
public abstract class LessonControl implements Callable<Integer> {

    /** Something that the guide does; tells whether what it started succeeded. */
    @FunctionalInterface
    private interface Deed {
        boolean on(Guide guide) throws CommandException;
    }

    private final Guide guide;
    private final Deed deed;

    private LessonControl(Guide guide, Deed deed) {
        this.guide = guide;
        this.deed = deed;
    }

    private LessonControl(Guide guide, Function<CourseSession, List<Outcome>> deed) {
        this(guide, (Guide leader) -> leader.control(deed));
    }

    @Override
    public Integer call() throws CommandException {
        return deed.on(guide) ? 0 : 1;
    }

    public static List<Object> all(Guide guide) {
        return List.of(
                new Next(guide),
                new Back(guide),
                new Hint(guide),
                new Solution(guide),
                new Skip(guide),
                new Reset(guide),
                new Play(guide));
    }

    @Command(
            name = "next",
            description =
                    "Go on (also a bare Enter); outside a lesson, open the first that is not done.")
    private static final class Next extends LessonControl {
        Next(Guide guide) {
            super(guide, Guide::next);
        }
    }

    @Command(name = "back", description = "Return to the step before.")
    private static final class Back extends LessonControl {
        Back(Guide guide) {
            super(guide, CourseSession::back);
        }
    }

    @Command(name = "hint", description = "Get the next hint for the task.")
    private static final class Hint extends LessonControl {
        Hint(Guide guide) {
            super(guide, CourseSession::hint);
        }
    }

    @Command(name = "solution", description = "Show how it is done; the step counts as shown.")
    private static final class Solution extends LessonControl {
        Solution(Guide guide) {
            super(guide, CourseSession::solution);
        }
    }

    @Command(name = "skip", description = "Pass over the step.")
    private static final class Skip extends LessonControl {
        Skip(Guide guide) {
            super(guide, CourseSession::skip);
        }
    }

    @Command(name = "reset", description = "Begin the step anew.")
    private static final class Reset extends LessonControl {
        Reset(Guide guide) {
            super(guide, CourseSession::reset);
        }
    }

    @Command(name = "play", description = "Experiment freely; back returns to the lesson.")
    private static final class Play extends LessonControl {
        Play(Guide guide) {
            super(guide, CourseSession::play);
        }
    }
}
