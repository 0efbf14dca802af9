package io.mqttplayground.jar;

import static io.mqttplayground.jar.PtySession.CTRL_C;
import static io.mqttplayground.jar.PtySession.CTRL_D;
import static io.mqttplayground.jar.PtySession.ENTER;
import static io.mqttplayground.jar.PtySession.TAB;
import static io.mqttplayground.jar.PtySession.UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalSessionIT {

    @TempDir private Path folder;
    private PtySession terminal;

    @BeforeEach
    void atThePrompt() throws Exception {
        terminal = new Playground(folder).arguments("--port", "0").atTerminal().awaitPrompt();
    }

    @AfterEach
    void leaveNothingRunning() throws Exception {
        terminal.close();
    }

    @Test
    void theLineBeingTypedStaysWholeWhileMessagesArriveAboveIt() throws Exception {
        terminal.openLesson(1);
        terminal.enter("run both -n 400 -i 10ms").await("← sensor/temperature");

        for (String piece : List.of("pub -t ", "playground/whole", " -m typed", "-between")) {
            terminal.type(piece).awaitMore("  QoS 0");
        }
        terminal.awaitTyped("pub -t playground/whole -m typed-between");
        terminal.type(ENTER);

        terminal.await("shell → playground/whole  typed-between");
        terminal.await("done: sent 400, received 401, lost 0");
    }

    @Test
    void aProgressBarIsThereDuringTheRunAndGoneAfterIt() throws Exception {
        terminal.openLesson(1);
        terminal.enter("run both -n 100 -i 10ms").await("of 100  received");
        terminal.await("done: sent 100");
        terminal.await("the bar is gone", lines -> !String.join(" ", lines).contains("of 100"));
    }

    @Test
    void whatStandsAboveTheLineStaysWhenTheWindowGetsAnotherSize() throws Exception {
        terminal.openLesson(1);
        terminal.awaitMore("lesson 1", () -> terminal.resize(90, 36)).type("x").awaitTyped("x");

        assertThat(terminal.lines()).anyMatch(line -> line.contains("Enter continues"));
    }

    @Test
    void longOutputComesAScreenfulAtATime() throws Exception {
        terminal.enter("help all").await("a key goes on").await("  Lessons");
        terminal.type(" ").await("  Shell").awaitPrompt();
        terminal.enter("help all").await("a key goes on").type(CTRL_C);
        terminal.await("the prompt", lines -> terminal.typedLine().strip().equals("mqtt>"));
        terminal.enter("clear").await("an empty screen", lines -> !lines.contains("  Lessons"));
        terminal.enter("jobs").await("nothing is running");
    }

    @Test
    void whoHasBegunIsToldWhereToGoOn() throws Exception {
        terminal.openLesson(1);
        terminal.enter("skip").awaitStep(1, 2);
        terminal.enter("exit").awaitExitCode();
        terminal.close();
        terminal = new Playground(folder).arguments("--port", "0").atTerminal().awaitPrompt();
        terminal.await("Type  lesson 1  to go on: step 2 of");
    }

    @Test
    void ctrlCStopsTheRunAndStaysInTheShell() throws Exception {
        terminal.openLesson(1);
        terminal.enter("run both -n 100000 -i 20ms").await("← sensor/temperature");
        terminal.type(CTRL_C).await("stopped: sent");
        terminal.enter("jobs").await("nothing is running");
    }

    @Test
    void ctrlCWhileTheBrokerDoesNotAnswerIsToldAndLeavesNobodyConnected() throws Exception {
        terminal.enter("pub -i me -t sensor/t -m 0").await("me → sensor/t  0");
        terminal.enter("drop puback 1 me out").await("is lost");
        terminal.enter("pub -i me -t sensor/t -m 1 -q 1").await("me → sensor/t  1");
        terminal.type(CTRL_C).await("pub: stopped before tcp://");
        terminal.enter("clients").await("nobody is connected");
    }

    @Test
    void ctrlCThrowsALineAwayAndNothingElse() throws Exception {
        terminal.openLesson(1);
        terminal.enter("run consumer").await("subscribed").awaitPrompt();
        terminal.type("half a line").awaitTyped("half a line").type(CTRL_C).awaitPrompt();
        terminal.enter("jobs").await("job  client").awaitPrompt();
        terminal.type(CTRL_C).await("stopping simple-consumer");
    }

    @Test
    void linesThatArePastedTogetherAreOneCommandEach() throws Exception {
        terminal.type("\033[200~pub -t sensor/a -m first\rpub -t sensor/a -m second\033[201~")
                .await("> pub -t sensor/a -m second");
        terminal.type(ENTER).await("sensor/a  first").await("sensor/a  second").awaitPrompt();
    }

    @Test
    void exitWithASubscriptionSaysFirstWhatWouldEnd() throws Exception {
        terminal.enter("sub -t playground/x").await("subscribed");
        terminal.enter("exit").await("unsub playground/x ends the subscription").awaitPrompt();
        terminal.enter("exit");

        assertThat(terminal.awaitExitCode()).isZero();
    }

    @Test
    void whatALessonStartedEndsWithIt() throws Exception {
        terminal.openLesson(1);
        terminal.enter("run consumer").await("subscribed");
        terminal.openLesson(2);
        terminal.enter("jobs").await("nothing is running");
    }

    @Test
    void nothingIsLoggedOfAnOrdinarySession() throws Exception {
        terminal.openLesson(1);
        terminal.enter("run both -n 100000 -i 20ms").await("← sensor/temperature");
        terminal.type(CTRL_C).await("stopped: sent");
        terminal.enter("exit").awaitExitCode();

        assertThat(folder.resolve("home/playground.log")).isEmptyFile();
    }

    @Test
    void ctrlCWithNothingRunningStaysAndCtrlDLeavesWithZero() throws Exception {
        terminal.type(CTRL_C).await("nothing is running");
        terminal.awaitPrompt();
        terminal.type(CTRL_D);

        assertThat(terminal.awaitExitCode()).isZero();
    }

    @Test
    void exitEndsTheProcessWithZero() throws Exception {
        terminal.enter("exit");

        assertThat(terminal.awaitExitCode()).isZero();
    }

    @Test
    void arrowUpRecallsTheLastLine() throws Exception {
        terminal.enter("pub -t playground/again -m first").await("shell → playground/again");
        terminal.awaitPrompt().type(UP);
        terminal.awaitTyped("pub -t playground/again -m first");
    }

    @Test
    void tabCompletesCommandsAndTopicsSeenAtTheBroker() throws Exception {
        terminal.type("sou" + TAB).awaitTyped("source");
        terminal.type(CTRL_C).awaitPrompt();
        // At QoS 1 the prompt comes back when the broker has seen the topic.
        terminal.enter("pub -q 1 -t playground/seen/before -m 1").await("shell → playground/seen");
        terminal.awaitPrompt();
        terminal.type("pub -t playgr" + TAB).awaitTyped("pub -t playground/seen/before");
    }
}
