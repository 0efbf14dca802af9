package io.mqttplayground.command.lesson;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.WordCommand;
import io.mqttplayground.course.Block;
import io.mqttplayground.course.CourseSession;
import io.mqttplayground.course.Curriculum;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.OpenStep;
import io.mqttplayground.course.Outcome;
import io.mqttplayground.course.progress.LessonProgress;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that list and open lessons, and the words that steer through one. */
public record LessonCommands(Screen screen, Guide guide, Curriculum curriculum) {

    /** Completes the lessons' names and numbers. */
    public interface Names extends Iterable<String> {

        static Names of(Curriculum curriculum) {
            return () ->
                    curriculum.lessons().stream()
                            .flatMap(lesson -> Stream.of("" + lesson.number(), lesson.id()))
                            .iterator();
        }
    }

    /** In the order of the help. */
    public List<Object> all() {
        return List.of(
                new WordCommand("lessons", "List the lessons and what is done.", this::list),
                new Open(),
                new Answer(),
                new WordCommand(
                        "next",
                        "Go on (also a bare Enter); outside a lesson, open the first that is not"
                                + " done.",
                        guide::next),
                control(
                        "task",
                        "Show again what is asked.",
                        course -> course.inStep(OpenStep::again)),
                elsewhere("back", "Return to the step before.", CourseSession::back),
                control(
                        "hint",
                        "Get the next hint for the task.",
                        course -> course.inStep(OpenStep::hint)),
                control(
                        "solution",
                        "Show how it is done; the step counts as shown.",
                        course -> course.inStep(OpenStep::solution)),
                elsewhere("skip", "Pass over the step.", CourseSession::skip),
                elsewhere("reset", "Begin the step anew.", CourseSession::reset),
                control(
                        "play",
                        "Experiment freely; back returns to the lesson.",
                        CourseSession::play),
                new WordCommand(
                        "menu",
                        "Leave the lesson; lesson N returns to where it was left.",
                        this::menu),
                new ProgressCommand(screen, guide, curriculum));
    }

    private WordCommand control(
            String name, String description, Function<CourseSession, List<Outcome>> deed) {
        return new WordCommand(name, description, () -> guide.control(deed));
    }

    private WordCommand elsewhere(
            String name, String description, Function<CourseSession, List<Outcome>> deed) {
        return new WordCommand(name, description, () -> guide.elsewhere(deed));
    }

    private boolean menu() {
        guide.leave();
        return list();
    }

    private boolean list() {
        screen.print(curriculum.lessons().stream().map(this::line).toList());
        return true;
    }

    /** A lesson, and how far it has been done. */
    private StyledLine line(Lesson lesson) {
        LessonProgress known = curriculum.progressOf(lesson);
        boolean through = known.isThrough(lesson.stepTitles());
        int done = known.steps().size();
        String place = "  (%d of %d steps)".formatted(done, lesson.steps().size());
        return StyledLine.of(through ? "  ✓ " : "    ", Style.GOOD)
                .and("%2d  ".formatted(lesson.number()), Style.DIM)
                .and("%-12s ".formatted(lesson.id()), Style.CODE)
                .and(lesson.title())
                .and(done == 0 || through ? "" : place, Style.DIM);
    }

    /** Opens a lesson. */
    @Command(
            name = "lesson",
            description = "Open a lesson by its number or name.",
            footer = "%nExample: lesson 1")
    private final class Open implements Callable<Integer> {

        @Parameters(
                paramLabel = "LESSON",
                completionCandidates = Names.class,
                description = "number or name, as lessons lists them")
        private String name;

        @Option(names = "--restart", description = "begin it anew, not where it was left")
        private boolean restart;

        @Override
        public Integer call() throws CommandException {
            Lesson lesson = curriculum.named(name).orElseThrow(this::unknown);
            guide.open(lesson, restart);
            return 0;
        }

        private CommandException unknown() {
            String known =
                    curriculum.lessons().stream()
                            .map(lesson -> lesson.number() + " " + lesson.id())
                            .collect(Collectors.joining(", "));
            return new CommandException("there is no lesson '" + name + "'; there are " + known);
        }
    }

    /** Answers the lesson's question. */
    @Command(name = "answer", description = "Answer the lesson's question (also the number alone).")
    private final class Answer implements Callable<Integer> {

        @Parameters(
                arity = "1..*",
                paramLabel = "NUMBER",
                description = "the number of your choice, or its first words")
        private List<String> words;

        @Override
        public Integer call() throws CommandException {
            Optional<Block.Prediction> asked = ChosenAnswer.asked(guide.waiting());
            int number = asked.isPresent() ? chosen(asked.get()) : 0;
            boolean began = guide.control(course -> course.answer(number));
            boolean isChoice = asked.filter(it -> number <= it.choices().size()).isPresent();
            return began && isChoice && number > 0 ? 0 : 1;
        }

        private int chosen(Block.Prediction asked) throws CommandException {
            String typed = String.join(" ", words);
            return ChosenAnswer.of(typed, asked)
                    .orElseThrow(
                            () ->
                                    new CommandException(
                                            "'%s' is none of the answers; type 1 to %d"
                                                    .formatted(typed, asked.choices().size())));
        }
    }
}
