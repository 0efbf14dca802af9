package io.mqttplayground.command.lesson;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.CommandRunner;
import io.mqttplayground.command.Lead;
import io.mqttplayground.command.Ticker;
import io.mqttplayground.course.Block;
import io.mqttplayground.course.CourseSession;
import io.mqttplayground.course.Curriculum;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.OpenStep;
import io.mqttplayground.course.Outcome;
import io.mqttplayground.course.Waiting;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.play.Jobs;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Leads through the lessons: what the learner types goes in, what comes of it is shown. */
public final class Guide implements Lead {

    private final Screen screen;
    private final Curriculum curriculum;
    private final BrokerLink broker;
    private final Jobs jobs;
    private final CommandRunner runner;
    private final EndOfRun endOfRun = new EndOfRun(Ticker.SYSTEM);
    private volatile Optional<CourseSession> open = Optional.empty();

    /**
     * @param jobs what runs here, and never solves a task
     * @param runner runs a command of the shell when a lesson asks for it
     */
    public Guide(
            Screen screen,
            Curriculum curriculum,
            BrokerLink broker,
            Jobs jobs,
            CommandRunner runner) {
        this.screen = screen;
        this.curriculum = curriculum;
        this.broker = broker;
        this.jobs = jobs;
        this.runner = runner;
    }

    public Optional<String> openLessonId() {
        return open.map(course -> course.lesson().id());
    }

    void open(Lesson lesson, boolean fromTheBeginning) {
        leave();
        CourseSession course =
                new CourseSession(lesson, curriculum.log(), Clock.systemUTC(), jobs::everHad);
        broker.wire().addListener(course);
        open = Optional.of(course);
        show(course, fromTheBeginning ? course.restart() : course.open(), LessonPage::page);
        broker.embedded().ifPresent(own -> ForgottenMessages.tell(screen, course, own));
    }

    /** Leaves the lesson; where it was left is remembered, what it set or started ends. */
    void leave() {
        open.ifPresent(broker.wire()::removeListener);
        open = Optional.empty();
        endFaults();
        jobs.endAll();
    }

    private void endFaults() {
        int ended = broker.faults().clear().size();
        if (ended > 0) {
            screen.print("  faults that were set have ended: " + ended, Style.DIM);
        }
    }

    /**
     * Hands something that the learner did to the open lesson; returns whether what the lesson
     * started because of it succeeded.
     */
    boolean control(Function<CourseSession, List<Outcome>> deed) throws CommandException {
        CourseSession course = open.orElseThrow(Guide::noLesson);
        return show(course, deed.apply(course), LessonPage::page);
    }

    /** The same, where it leads to another step: a run that this one waits for ends. */
    boolean elsewhere(Function<CourseSession, List<Outcome>> deed) throws CommandException {
        if (waiting().filter(Block.Run.class::isInstance).isPresent()) {
            jobs.endAll();
        }
        return control(deed);
    }

    @Override
    public boolean enter() throws CommandException {
        Optional<Lesson> following = following();
        if (following.isPresent()) {
            screen.print(LessonPage.opening(following.get()));
            return true;
        }
        return open.isEmpty() || control(CourseSession::enter);
    }

    /**
     * On to the next step, behind the last one to the next lesson, and outside a lesson to the
     * first that is not done.
     */
    boolean next() throws CommandException {
        if (open.isPresent() && following().isEmpty()) {
            return control(CourseSession::next);
        }
        Lesson following = following().or(curriculum::firstNotDone).orElseThrow(Guide::allDone);
        open(following, false);
        return true;
    }

    /** The lesson behind the open one, once that is through. */
    private Optional<Lesson> following() {
        return open.filter(course -> course.waiting() instanceof Waiting.ForNothing)
                .filter(course -> !course.isPlaying())
                .flatMap(course -> curriculum.after(course.lesson()));
    }

    @Override
    public Optional<Waiting> waiting() {
        return open.map(CourseSession::waiting);
    }

    @Override
    public boolean isAnswer(String typed) {
        return ChosenAnswer.isAny(typed, waiting());
    }

    @Override
    public void look() {
        open.filter(course -> !endOfRun.isAwaited(course.isSolved()))
                .ifPresent(course -> show(course, course.poll(), LessonPage::print));
    }

    /** A run was started, by the lesson or by hand. */
    public void runBegan() {
        endOfRun.runBegan();
        open.filter(course -> !course.isPlaying())
                .ifPresent(course -> course.inStep(OpenStep::runBegan));
    }

    /**
     * A run has ended, or is set up and goes on until stopped.
     *
     * @param succeeded whether it came to its end, or was stopped
     */
    public boolean runOver(boolean succeeded) {
        endOfRun.runOver();
        Function<OpenStep, List<Outcome>> end =
                succeeded ? OpenStep::runEnded : OpenStep::runFailed;
        open.ifPresent(course -> show(course, course.inStep(end), LessonPage::print));
        return succeeded;
    }

    /** The lesson may have been left meanwhile: other threads see to the ends of runs and tasks. */
    private boolean show(CourseSession course, List<Outcome> outcomes, Consumer<LessonPage> to) {
        LessonPage page = new LessonPage(screen, course.lesson(), curriculum, broker.uri());
        outcomes.forEach(outcome -> outcome.show(page));
        to.accept(page);
        outcomes.forEach(this::tellWhatCannotBeSeen);
        boolean succeeded = true;
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.StartRun start) {
                succeeded &= runner.run(List.of(start.run().command().split(" ")));
            }
        }
        return succeeded;
    }

    private void tellWhatCannotBeSeen(Outcome outcome) {
        if (broker.embedded().isEmpty() && UnseenRefusal.isAwaited(outcome)) {
            screen.say(UnseenRefusal.NOTE, Style.DIM);
        }
    }

    @Override
    public StyledLine prompt() {
        return LessonPrompt.at(open);
    }

    private static CommandException allDone() {
        return new CommandException("every lesson is done; lesson 1 opens the first again");
    }

    private static CommandException noLesson() {
        return new CommandException("no lesson is open; next opens the first that is not done");
    }
}
