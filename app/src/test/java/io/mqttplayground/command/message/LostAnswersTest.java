package io.mqttplayground.command.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mqttplayground.testkit.Rival;
import io.mqttplayground.testkit.ShellAtBroker;
import io.mqttplayground.wire.WireEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shell's own clients do when the broker does not answer, or takes somebody else. */
class LostAnswersTest {

    private static final String PUB = "pub -i me -t sensor/t -m 1 -q ";
    private static final String SUB = "sub -i me -t sensor/t";

    @ParameterizedTest
    @CsvSource({"puback, 1", "pubrec, 2", "pubcomp, 2", "connack, 0"})
    void aPublishThatIsNotAnsweredFailsAfterAWhile(String lost, int qos) throws Exception {
        try (ShellAtBroker shell = known()) {
            shell.run("drop " + lost + " 1 me out");

            assertThat(shell.fail(PUB + qos))
                    .singleElement()
                    .asString()
                    .contains("pub: " + shell.uri() + " did not answer within 5 seconds");
            awaitNoGhost(shell);
            shell.run(PUB + qos);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"suback", "connack"})
    void aSubscriptionThatIsNotAnsweredLeavesNobodyConnected(String lost) throws Exception {
        try (ShellAtBroker shell = known()) {
            shell.run("drop " + lost + " 1 me out");

            assertThat(shell.fail(SUB)).singleElement().asString().contains("did not answer");
            awaitNoGhost(shell);
            assertThat(shell.run(SUB)).contains("  me subscribed to sensor/t at QoS 0");
        }
    }

    @Test
    void anUnsubscribeThatIsNotAnsweredFailsAfterAWhile() throws Exception {
        try (ShellAtBroker shell = known()) {
            shell.run(SUB);
            shell.run("drop unsuback 1 me out");

            assertThat(shell.fail("unsub")).singleElement().asString().contains("did not answer");
        }
    }

    @Test
    void aRefusedSubscriptionLeavesNobodyConnected() throws Exception {
        try (ShellAtBroker shell = known()) {
            shell.fail("sub -i me -t /iot/user/alice/t");

            awaitNoGhost(shell);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pub -i me -t sensor/t -m 1 -q 1, puback, PUBLISH",
        "pub -i me -t sensor/t -m 1 -q 1, connack, CONNECT",
        "sub -i me -t sensor/t, suback, SUBSCRIBE",
        "sub -i me -t sensor/t, connack, CONNECT"
    })
    void aStopIsToldAndLeavesNobodyConnected(String command, String lost, String seen)
            throws Exception {
        try (ShellAtBroker shell = known()) {
            shell.run("drop " + lost + " 1 me out");
            CountDownLatch waiting = new CountDownLatch(1);
            Thread learner = Thread.currentThread();
            shell.broker()
                    .wire()
                    .addListener(
                            event -> {
                                if (event instanceof WireEvent.PacketSeen one
                                        && one.packet().type().name().equals(seen)) {
                                    waiting.countDown();
                                }
                            });
            CompletableFuture<Void> stop =
                    CompletableFuture.runAsync(
                            () -> {
                                await().until(() -> waiting.getCount() == 0);
                                learner.interrupt();
                            });

            assertThat(shell.fail(command))
                    .singleElement()
                    .asString()
                    .endsWith(": stopped before " + shell.uri() + " had answered");
            stop.join();
            awaitNoGhost(shell);
        }
    }

    @Test
    void aPublishUnderAnIdentifierThatAnotherTakesFails() throws Exception {
        try (ShellAtBroker shell = known()) {
            shell.run("drop puback 9 me out");
            CompletableFuture<Rival> rival = new CompletableFuture<>();
            shell.broker()
                    .wire()
                    .addListener(
                            event -> {
                                if (event instanceof WireEvent.Lost && !rival.isDone()) {
                                    rival.completeAsync(() -> rivalAt(shell));
                                }
                            });

            assertThat(shell.fail(PUB + 1))
                    .singleElement()
                    .asString()
                    .contains("or another client took the identifier 'me'");
            rival.join().close();
        }
    }

    @Test
    void aSubscriberThatAnotherEvictsGivesUpAfterTheThirdReturn() throws Exception {
        try (ShellAtBroker shell = known()) {
            shell.run(SUB);
            List<String> shown = new ArrayList<>();
            try (Rival rival = rivalAt(shell)) {
                await().until(
                                () -> {
                                    shown.addAll(shell.screen().lines());
                                    return shown.toString().contains("me gives up");
                                });
            }

            assertThat(shown)
                    .filteredOn(line -> line.startsWith("  me"))
                    .filteredOn(line -> line.contains("lost"))
                    .hasSize(4)
                    .allMatch(line -> line.contains("perhaps to another"));
            assertThat(shell.fail("unsub"))
                    .singleElement()
                    .asString()
                    .contains("nothing is subscribed");
            shell.run(SUB);
        }
    }

    private static Rival rivalAt(ShellAtBroker shell) {
        try {
            return Rival.of(shell.broker().port(), "me");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a client named me was seen already, so that faults can be set on it. */
    private static ShellAtBroker known() throws Exception {
        ShellAtBroker shell = ShellAtBroker.packaged();
        shell.run(PUB + 0);
        return shell;
    }

    private static void awaitNoGhost(ShellAtBroker shell) {
        await().until(() -> shell.broker().clients().isEmpty());
    }
}
