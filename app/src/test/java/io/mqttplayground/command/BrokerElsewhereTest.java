package io.mqttplayground.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.testkit.PackagedBroker;
import io.mqttplayground.testkit.Paho;
import io.mqttplayground.testkit.ShellAtBroker;
import java.util.List;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shell at a broker that it only reaches over the network. */
class BrokerElsewhereTest {

    private static final String BLIND = "only clients that connect through tcp://127.0.0.1:";

    private EmbeddedBroker broker;
    private ShellAtBroker shell;

    @BeforeEach
    void start() throws Exception {
        broker = PackagedBroker.start();
        shell = ShellAtBroker.elsewhere(broker.uri());
    }

    @AfterEach
    void stop() {
        shell.close();
        broker.close();
    }

    @Test
    void theWireShowsThePacketsOfTheShellsClientsAndSaysThatThereAreNoOthers() throws Exception {
        assertThat(text("wire")).contains(broker.uri(), BLIND);
        shell.run("sub -t sensor/#");
        shell.run("pub -t sensor/1 -m 21.5 -q 1");

        assertThat(text("wire last 20"))
                .contains("SUBSCRIBE", "SUBACK", "PUBLISH", "PUBACK", "sensor/1", "21.5");
    }

    @Test
    void whyTellsWhichOfTheShellsClientsGotAMessage() throws Exception {
        shell.run("sub -t sensor/# -i near -q 1");
        shell.run("sub -t device/# -i other");
        shell.run("pub -t sensor/1 -m 21.5 -q 1 -r");

        assertThat(text("why sensor/1"))
                .contains("✓ near got it", "published and granted at QoS 1", "other")
                .contains("RETAIN=1; what is retained a broker elsewhere does not tell", BLIND);
    }

    @Test
    void whyDoesNotGuessWhyAClientWasNotSentAMessage() throws Exception {
        shell.run("sub -t # -i bob -u bob -P bob-pw");
        shell.run("pub -t /iot/user/alice/x -m 1 -q 1 -u alice -P alice-pw -i alice");

        assertThat(text("why /iot/user/alice/x"))
                .contains("bob was not sent it, though its filter # matches")
                .doesNotContain("rule");
    }

    @Test
    void aMessageOfAnotherClientIsSeenOnlyWhereItArrives() throws Exception {
        shell.run("sub -t sensor/seen");
        try (MqttClient other = Paho.connected(broker.uri(), "other")) {
            other.publish("sensor/seen", new byte[] {'1'}, 1, false);
            other.publish("sensor/unseen", new byte[] {'1'}, 1, false);
            other.disconnect();
        }

        assertThat(text("topics")).contains("seen", BLIND).doesNotContain("unseen");
        assertThat(text("wire last 20")).doesNotContain("unseen", "other");
        assertThat(shell.fail("why sensor/unseen")).singleElement().asString().contains(BLIND);
    }

    /** A learner's program, or mosquitto_pub. */
    @Test
    void aProgramThatConnectsThroughTheShellIsSeenJudgedAndBroken() throws Exception {
        shell.run("sub -t sensor/# -i near");
        try (MqttClient program = Paho.connected(shell.uri(), "mine")) {
            program.publish("sensor/1", new byte[] {'7'}, 1, false);
            assertThat(text("clients")).contains("mine anonymous online clean");
            assertThat(text("wire of mine")).contains("CONNECT", "PUBLISH", "PUBACK");
            assertThat(text("why sensor/1")).contains("came from mine", "✓ near got it");
            shell.run("kill mine");
            await().until(() -> !program.isConnected());
        }
    }

    @Test
    void aTaskIsSolvedByAProgramThatConnectsThroughTheShell() throws Exception {
        shell.run("lesson simple");
        String shown;
        do {
            shown = text("skip");
        } while (!shown.contains("Publish the value `21.5`"));
        try (MqttClient program = Paho.connected(shell.uri(), "mine")) {
            program.publish("sensor/temperature", "21.5".getBytes(UTF_8), 0, false);
            program.disconnect();
        }

        // In a script, a task is looked at with each command.
        await().until(() -> text("clients").contains("solved"));
    }

    @Test
    void clientsShowsTheShellsOwnAndNotWhatWaitsForThem() throws Exception {
        assertThat(text("clients")).contains("nobody is connected", BLIND);
        shell.run("sub -t sensor/# -i near -u alice -P alice-pw -q 1");

        assertThat(text("clients"))
                .contains("near alice online clean sensor/# (1)", BLIND)
                .doesNotContain("queued");
    }

    @Test
    void whatOnlyTheBrokerKnowsIsRefusedInOneLine() throws Exception {
        for (String command : List.of("retained", "acl", "acl alice", "user")) {
            assertThat(shell.fail(command))
                    .singleElement()
                    .asString()
                    .contains("looks into the embedded broker", broker.uri());
        }
    }

    @Test
    void aTaskThatAsksForARefusalSaysThatItMayNotBeSeen() throws Exception {
        shell.openLesson("auth", "The neighbour's letter box");

        assertThat(text("2"))
                .contains("Publish as alice to a topic below `/iot/user/bob/`")
                .contains("a broker elsewhere may not tell its clients of one");
    }

    @Test
    void aBrokerThatIsGoneIsNamedInOneLine() throws Exception {
        broker.close();

        assertThat(shell.fail("pub -t sensor/1 -m 1"))
                .singleElement()
                .asString()
                .contains("nothing answers at " + broker.uri());
    }

    private String text(String command) throws Exception {
        return String.join("\n", shell.run(command)).replaceAll("\\s+", " ");
    }
}
