package io.mqttplayground.course;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.format.LessonParser;
import io.mqttplayground.course.format.ParseResult;
import io.mqttplayground.course.progress.LessonProgress;
import io.mqttplayground.course.progress.Mark;
import io.mqttplayground.course.progress.ProgressLog;
import io.mqttplayground.testkit.Sample;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CourseSessionTest {

    private static final String TEXT =
            """
            # Lesson 1 (x): X

            ## Read
            Some words.

            ## Watch
            ```prediction
            What comes?
            1. One
               because: no
            2. Two
               because: yes
            right: 2
            ```
            ```run
            both -n 2
            ```
            That was it.

            ## Do
            ```task
            Publish 1 to a.
            expect:
            - published to a, payload 1
            hints:
            1. first
            2. second
            solution:
              pub -t a -m 1
            ```
            ```prediction
            Sure?
            1. Yes
               because: so it is
            2. No
               because: it is so
            right: 1
            ```

            ## End
            ```recap
            All.
            ```
            """;

    private final ProgressLog progress = new ProgressLog();

    private final Lesson lesson =
            ((ParseResult.Parsed) new LessonParser(RunCommand::wrongOptions).parse("01-x.md", TEXT))
                    .lesson();
    private CourseSession session;

    @BeforeEach
    void openLesson() {
        session = newSession();
        session.open();
    }

    @Test
    void openingShowsTheFirstStepAndWaitsForEnter() {
        assertThat(newSession().open())
                .containsExactly(
                        new Outcome.StepOpened(1, 4, "Read"),
                        new Outcome.Shown(List.of(new Block.Prose("Some words."))),
                        new Outcome.WaitingFor(new Waiting.ForEnter()));
        assertThat(mark("Read")).isEmpty();
    }

    @Test
    void enterGoesOnToTheNextStep() {
        assertThat(session.enter()).first().isEqualTo(new Outcome.StepOpened(2, 4, "Watch"));
        assertThat(session.stepNumber()).isEqualTo(2);
        assertThat(mark("Read")).contains(Mark.SOLVED);
        assertThat(session.waiting()).isInstanceOf(Block.Prediction.class);
    }

    @Test
    void enterAtAPredictionSaysThatANumberIsAwaited() {
        session.enter();
        assertThat(session.enter())
                .containsExactly(
                        new Outcome.Remark(
                                "type the number of your answer, 1 to 2; skip passes over this"
                                        + " step"));
    }

    @Test
    void aPredictionIsExplainedAfterTheRun() {
        session.enter();
        assertThat(session.answer(1)).first().isEqualTo(new Outcome.Noted(1));
        assertThat(session.enter()).singleElement().isInstanceOf(Outcome.StartRun.class);
        assertThat(session.enter())
                .containsExactly(new Outcome.Remark("it is still running; stop ends it"));
        List<Outcome> after = session.inStep(OpenStep::runEnded);
        assertThat(after.get(0))
                .isInstanceOfSatisfying(
                        Outcome.Explained.class,
                        explained -> {
                            assertThat(explained.chosen()).isEqualTo(1);
                            assertThat(explained.isRight()).isFalse();
                        });
        assertThat(after.get(1))
                .isEqualTo(new Outcome.Shown(List.of(new Block.Prose("That was it."))));
        assertThat(record("Watch").seen())
                .containsExactly("predicted: One (not right)", "ran: run both -n 2");
    }

    @Test
    void anAnswerThatIsNoChoiceChangesNothing() {
        session.enter();
        assertThat(session.answer(3))
                .containsExactly(
                        new Outcome.Remark("3 is not one of the choices; they are 1 to 2"));
        assertThat(session.waiting()).isInstanceOf(Block.Prediction.class);
    }

    @Test
    void anAnswerWithoutAQuestionChangesNothing() {
        assertThat(session.answer(1))
                .containsExactly(
                        new Outcome.Remark("nothing was asked, so there is nothing to answer"));
    }

    @Test
    void aSecondAnswerToTheSameQuestionIsToldTheFirst() {
        session.enter();
        session.answer(2);
        assertThat(session.answer(1))
                .containsExactly(
                        new Outcome.Remark("your answer was 2; reset begins the step anew"));
    }

    @Test
    void anAnswerAmongFreeExperimentsIsToldTheWayBackToTheQuestion() {
        session.enter();
        session.play();
        assertThat(session.answer(1))
                .containsExactly(
                        new Outcome.Remark(
                                "you are free to try things; back returns to the lesson"));
    }

    @Test
    void enterAtATaskSaysWhatIsMissing() {
        goToTask();
        session.on(published("1.5"));
        assertThat(session.enter().get(0))
                .isEqualTo(
                        new Outcome.TaskMissing(
                                List.of(), List.of("published 1.5, the task asks for 1")));
    }

    @Test
    void aTaskIsSolvedByWhatHappens() {
        goToTask();
        assertThat(session.poll()).isEmpty();
        session.on(published("1"));
        assertThat(session.poll())
                .first()
                .isEqualTo(new Outcome.TaskSolved(List.of("me published 1 to a")));
        assertThat(session.poll()).isEmpty();
        assertThat(session.answer(1)).first().isInstanceOf(Outcome.Explained.class);
        assertThat(mark("Do")).contains(Mark.SOLVED);
    }

    @Test
    void whatHappenedBeforeTheTaskDoesNotSolveIt() {
        session.on(published("1"));
        goToTask();
        assertThat(session.poll()).isEmpty();
    }

    @Test
    void theShellsOwnRolesSolveNothing() {
        session = new CourseSession(lesson, progress, Clock.systemUTC(), "me"::equals);
        session.open();
        goToTask();
        session.on(published("1"));
        assertThat(session.poll()).isEmpty();
    }

    @Test
    void theFirstHintReactsToWhatWasTried() {
        goToTask();
        session.on(published("7"));
        assertThat(session.inStep(OpenStep::hint))
                .containsExactly(
                        new Outcome.HintGiven(
                                1, 2, "first", Optional.of("published 7, the task asks for 1")));
        Outcome second = new Outcome.HintGiven(2, 2, "second", Optional.empty());
        assertThat(session.inStep(OpenStep::hint)).containsExactly(second);
        assertThat(session.inStep(OpenStep::hint)).containsExactly(second);
    }

    @Test
    void aHintWithoutATryHasNothingToReactTo() {
        goToTask();
        assertThat(session.inStep(OpenStep::hint))
                .containsExactly(new Outcome.HintGiven(1, 2, "first", Optional.empty()));
    }

    @Test
    void aStepWhoseSolutionWasShownIsNotSolved() {
        goToTask();
        assertThat(session.inStep(OpenStep::solution))
                .containsExactly(new Outcome.SolutionShown(List.of("pub -t a -m 1")));
        session.on(published("1"));
        session.poll();
        session.answer(1);
        assertThat(mark("Do")).contains(Mark.SHOWN);
    }

    @Test
    void afterTheSolutionEnterGoesOn() {
        goToTask();
        session.inStep(OpenStep::solution);
        session.enter();
        assertThat(session.waiting()).isInstanceOf(Block.Prediction.class);
    }

    private void runs() {
        session.inStep(OpenStep::runBegan);
        session.inStep(OpenStep::runEnded);
    }

    /** Such as one that was begun in free experiments. */
    @Test
    void aRunThatTheStepDidNotSeeBeginDoesNotEndIt() {
        session.enter();
        session.answer(2);
        assertThat(session.inStep(OpenStep::runEnded)).isEmpty();
        assertThat(session.waiting()).isInstanceOf(Block.Run.class);
    }

    @Test
    void theSolutionOfAPredictionIsItsAnswer() {
        session.enter();
        assertThat(session.inStep(OpenStep::solution).get(0))
                .isInstanceOf(Outcome.AnswerShown.class);
        runs();
        assertThat(mark("Watch")).contains(Mark.SHOWN);
    }

    @Test
    void skipPassesOverTheStepAndMarksIt() {
        session.enter();
        List<Outcome> outcomes = session.skip();
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.StepSkipped("Watch"));
        assertThat(outcomes.get(1)).isEqualTo(new Outcome.StepOpened(3, 4, "Do"));
        assertThat(mark("Watch")).contains(Mark.SKIPPED);
    }

    @Test
    void aSkippedStepCanBeSolvedLater() {
        session.enter();
        session.skip();
        session.back();
        session.answer(2);
        runs();
        assertThat(mark("Watch")).contains(Mark.SOLVED);
    }

    @Test
    void backAtTheFirstStepSaysSo() {
        assertThat(session.back()).containsExactly(new Outcome.Remark("this is the first step"));
    }

    @Test
    void playLeavesTheLessonAndBackReturns() {
        session.enter();
        session.play();
        assertThat(session.enter())
                .containsExactly(
                        new Outcome.Remark(
                                "you are free to try things; back returns to the lesson"));
        assertThat(session.back())
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        Outcome.WaitingFor.class,
                        w -> assertThat(w.waiting()).isInstanceOf(Block.Prediction.class));
        assertThat(session.stepNumber()).isEqualTo(2);
    }

    @Test
    void nextIsFreeWhereTheStepWasThroughBefore() {
        session.enter();
        session.skip();
        session.back();
        assertThat(session.next()).first().isEqualTo(new Outcome.StepOpened(3, 4, "Do"));
        assertThat(session.next()).hasSize(2).first().isInstanceOf(Outcome.TaskMissing.class);
    }

    @Test
    void resetBeginsTheStepAnew() {
        goToTask();
        session.on(published("1"));
        session.poll();
        session.answer(1);
        assertThat(session.reset()).first().isEqualTo(new Outcome.StepOpened(3, 4, "Do"));
        assertThat(mark("Do")).isEmpty();
        assertThat(session.poll()).isEmpty();
    }

    @Test
    void restartForgetsTheLesson() {
        goToTask();
        assertThat(session.restart()).first().isEqualTo(new Outcome.StepOpened(1, 4, "Read"));
        assertThat(progress().steps()).isEmpty();
    }

    @Test
    void theLastStepEndsTheLesson() {
        goToTask();
        assertThat(session.skip()).last().isEqualTo(new Outcome.LessonDone(lesson, 2, 0, 2));
        assertThat(session.waiting()).isInstanceOf(Waiting.ForNothing.class);
        assertThat(session.enter())
                .containsExactly(
                        new Outcome.Remark(
                                "the lesson is done; lessons lists the others,"
                                        + " lesson 1 --restart begins it anew"));
    }

    @Test
    void backFromALastStepThatIsOnlyReadLeadsToTheOneBefore() {
        goToTask();
        session.skip();
        assertThat(session.back()).first().isEqualTo(new Outcome.StepOpened(3, 4, "Do"));
    }

    @Test
    void aNewSessionResumesWhereTheOldOneWas() {
        goToTask();
        assertThat(newSession().open()).first().isEqualTo(new Outcome.StepOpened(3, 4, "Do"));
    }

    @Test
    void aStepThatWasSolvedBeforeTheEndIsNotOpenedAgain() {
        session.enter();
        session.answer(2);
        runs();
        assertThat(newSession().open()).first().isEqualTo(new Outcome.StepOpened(3, 4, "Do"));
    }

    @Test
    void aLessonThatIsThroughOpensAtItsBeginning() {
        goToTask();
        session.skip();
        assertThat(newSession().open()).first().isEqualTo(new Outcome.StepOpened(1, 4, "Read"));
    }

    private void goToTask() {
        session.enter();
        session.skip();
        assertThat(session.waiting()).isInstanceOf(Block.Task.class);
    }

    private CourseSession newSession() {
        return new CourseSession(lesson, progress, Clock.systemUTC(), client -> false);
    }

    private LessonProgress progress() {
        return progress.progress().lesson("x");
    }

    private io.mqttplayground.course.progress.StepRecord record(String step) {
        return progress().steps().get(step);
    }

    private Optional<Mark> mark(String step) {
        return Optional.ofNullable(record(step)).map(r -> r.mark());
    }

    private static WireEvent published(String payload) {
        byte[] bytes = payload.getBytes(UTF_8);
        return new WireEvent.PacketSeen(
                Sample.header(1, "me"),
                Direction.TO_BROKER,
                new Packet.Publish("a", 0, false, false, 0, bytes, bytes.length));
    }
}
