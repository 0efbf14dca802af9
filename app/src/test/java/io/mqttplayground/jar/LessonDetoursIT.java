package io.mqttplayground.jar;

import static io.mqttplayground.jar.PtySession.CTRL_C;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Step;
import io.mqttplayground.course.format.LessonFiles;
import io.mqttplayground.testkit.Paho;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a learner does who does not know the answers, or is not in the mood. */
class LessonDetoursIT {

    private static final Lesson LESSON =
            new LessonFiles(RunCommand::wrongOptions).packaged().find("simple").orElseThrow();
    private static final int RUN = step("Watch them run");
    private static final int TASK = step("Publish by hand");

    @TempDir private Path folder;
    private Playground playground;
    private PtySession terminal;

    @BeforeEach
    void atThePrompt() throws Exception {
        playground = new Playground(folder).arguments("--port", "0");
        terminal = playground.atTerminal().awaitPrompt();
    }

    @AfterEach
    void leaveNothingRunning() throws Exception {
        terminal.close();
    }

    /** The number of the step with this title. */
    private static int step(String title) {
        return LESSON.steps().stream().map(Step::title).toList().indexOf(title) + 1;
    }

    private void goTo(int step) throws Exception {
        for (int next = 2; next <= step; next++) {
            terminal.enter("skip").awaitStep(1, next);
        }
    }

    @Test
    void wrongAnswersAreExplainedAfterTheRunAndHintsReactToWhatWasTried() throws Exception {
        terminal.openLesson(1);
        goTo(RUN);
        terminal.enter("").await("type the number of your answer, 1 to 3");
        terminal.enter("9").await("9 is not one of the choices");
        terminal.enter("hint").await("there is no task here");
        terminal.enter("1").await("You say 1");
        terminal.enter("run both -n 2 -i 0").await("Not 1:").await("It is 2");

        terminal.enter("").awaitStep(1, TASK);
        terminal.enter("").await("not yet:");
        terminal.enter("pub -t sensor/temp -m 21.5").await("shell → sensor/temp");
        terminal.enter("hint").await("published to sensor/temp, the task asks for");
        terminal.await("hint 1 of 3");
        terminal.enter("hint").await("hint 2 of 3");
        terminal.enter("solution").await("pub -t sensor/temperature -m 21.5");
        terminal.enter("pub -t sensor/temperature -m 21.50").await("✓ solved");
        terminal.enter("progress")
                .await("1  simple%8d      3       1".formatted(LESSON.steps().size()));
    }

    @Test
    void everyControlWorksAtAQuestionAndAtATask() throws Exception {
        terminal.openLesson(1);
        for (int step : new int[] {RUN, TASK}) {
            terminal.enter("lesson 1 --restart").awaitStep(1, 1);
            goTo(step);
            terminal.enter("help").await("help all says a word");
            terminal.enter("play").await("back returns to the lesson").await("· play>");
            terminal.enter("back").awaitStep(1, step);
            terminal.enter("reset").awaitStep(1, step);
            terminal.enter("source").await("a key goes on").type("q").awaitStep(1, step);
            terminal.type("half a line").type(CTRL_C).awaitStep(1, step);
            terminal.enter("skip").awaitStep(1, step + 1);
            terminal.enter("back").awaitStep(1, step);
            terminal.enter("menu").await("A smart object").awaitTyped("");
            terminal.enter("lesson 1");
        }
        terminal.awaitStep(1, TASK + 1);
        terminal.enter("quit");
        assertThat(terminal.awaitExitCode()).isZero();
    }

    @Test
    void thePromptChangesWhenAnotherClientSolvesTheTaskMeanwhile() throws Exception {
        terminal.openLesson(1);
        goTo(TASK);
        terminal.enter("play").await("· play>");
        publishFromOutside("sensor/temperature", "21.5");

        terminal.await("✓ solved").awaitStep(1, TASK);
    }

    private void publishFromOutside(String topic, String payload) throws Exception {
        Matcher address =
                Pattern.compile("tcp://127\\.0\\.0\\.1:\\d+").matcher(terminal.transcript());
        assertThat(address.find()).isTrue();
        try (MqttClient outside = Paho.connected(address.group(), "outside")) {
            outside.publish(topic, payload.getBytes(UTF_8), 1, false);
            outside.disconnect();
        }
    }

    @Test
    void aKilledShellGoesOnWhereItWas() throws Exception {
        terminal.openLesson(1);
        goTo(TASK);
        terminal.enter("pub -t sensor/temperature -m 21.5").await("✓ solved");
        terminal.enter("").awaitStep(1, TASK + 1);
        terminal.kill();

        terminal = playground.atTerminal().awaitPrompt();
        terminal.enter("lessons").await("(%d of %d steps)".formatted(TASK, LESSON.steps().size()));
        terminal.enter("lesson 1").awaitStep(1, TASK + 1);
        terminal.enter("back").await("Publish by hand");
    }
}
