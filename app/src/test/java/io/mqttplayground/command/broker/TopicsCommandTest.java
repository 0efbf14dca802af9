package io.mqttplayground.command.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.command.option.SeenTopics;
import io.mqttplayground.testkit.Paho;
import io.mqttplayground.testkit.ShellAtBroker;
import io.mqttplayground.wire.Packet;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsCommandTest {

    private static final String INFO = "{\"device_id\":\"d1\",\"producer\":\"ACME\"}";

    @Test
    void topicsStandInATreeWithTheirLastValueAndRetainedMark() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("pub -q 1 -t sensor/temperature -m 21.5");
            shell.run("pub -q 1 -t sensor/temperature -m 22.5");
            shell.run("pub -q 1 -r -t device/d1/info -m '" + INFO + "'");
            shell.run("pub -q 1 -t device/d1/sensor/temperature -m 30");
            shell.run("pub -q 1 -t device/d2/info -m new");

            assertThat(shell.run("topics"))
                    .containsExactly(
                            "  device",
                            "  ├─ d1",
                            "  │  ├─ info  " + INFO + "  retained",
                            "  │  └─ sensor/temperature  30",
                            "  └─ d2/info  new",
                            "  sensor/temperature  22.5");
        }
    }

    @Test
    void aMessageAtQos0OfTheCommandBeforeIsThere() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            for (int i = 0; i < 5; i++) {
                shell.run("pub -r -t sensor/a -m " + i);
                assertThat(shell.run("topics")).containsExactly("  sensor/a  " + i + "  retained");
            }
        }
    }

    @Test
    void aValueThatCameAfterTheRetainedOneIsNotMarkedAsRetained() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("pub -q 1 -r -t sensor/a -m kept");
            shell.run("pub -q 1 -t sensor/a -m live");

            assertThat(shell.run("topics"))
                    .containsExactly("  sensor/a  live  (older one retained)");
        }
    }

    @Test
    void aFilterNarrows() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("pub -q 1 -t sensor/a -m 1");
            shell.run("pub -q 1 -t device/d1/info -m 2");

            assertThat(shell.run("topics device/+/info")).containsExactly("  device/d1/info  2");
            assertThat(shell.run("topics playground/#"))
                    .containsExactly(
                            "  no message was published to a topic that playground/# matches");
            assertThat(shell.fail("topics a#"))
                    .singleElement()
                    .asString()
                    .contains("# stands alone");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aDeniedMessageNeitherAppearsNorReplacesTheLastValue(int qos) throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("pub -q 1 -u alice -P alice-pw -t /iot/user/alice/a -m mine");
            shell.run("pub -q " + qos + " -u bob -P bob-pw -t /iot/user/alice/a -m forged");
            shell.run("pub -q " + qos + " -u bob -P bob-pw -t /iot/user/alice/b -m forged");
            shell.run("pub -q 1 -u bob -P bob-pw -t sensor/last -m 1");

            assertThat(shell.run("topics"))
                    .containsExactly("  /iot/user/alice/a  mine", "  sensor/last  1");
        }
    }

    @Test
    void aWillThatIsPublishedAppearsAndOneThatIsDeniedDoesNot() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            try (MqttClient allowed = withWill(shell, "allowed", "playground/gone");
                    MqttClient denied = withWill(shell, "denied", "secret/gone")) {
                assertThat(shell.run("topics")).containsExactly("  no message was published");
                shell.broker().disconnect("denied");
                shell.broker().disconnect("allowed");

                Awaitility.await()
                        .untilAsserted(
                                () ->
                                        assertThat(shell.run("topics"))
                                                .containsExactly("  playground/gone  bye"));
            }
        }
    }

    private static MqttClient withWill(ShellAtBroker shell, String clientId, String topic)
            throws Exception {
        MqttClient client = Paho.client(shell.broker().uri(), clientId);
        MqttConnectOptions options = new MqttConnectOptions();
        options.setWill(topic, "bye".getBytes(), 1, false);
        client.connect(options);
        return client;
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80})
    void everyLineFitsTheScreenWithAndWithoutUnicode(int width) throws Exception {
        for (boolean unicode : new boolean[] {true, false}) {
            try (ShellAtBroker shell = ShellAtBroker.packaged(width, unicode)) {
                String deep = "device/" + "level/".repeat(30) + "end";
                shell.run("pub -q 1 -r -t device/d1/info -m '" + INFO.repeat(10) + "'");
                shell.run("pub -q 1 -t device/d1/info -m other");
                shell.run("pub -q 1 -t device/d2/" + "x".repeat(100) + " -m 1");
                shell.run("pub -q 1 -t " + deep + " -m " + "v".repeat(300));
                shell.run("pub -q 1 -t " + deep + "/more -m 1");

                List<String> lines = shell.run("topics");

                assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeBetween(3, width));
                assertThat(String.join("\n", lines).chars().allMatch(c -> c < 128))
                        .isEqualTo(!unicode);
                assertThat(shell.run("retained"))
                        .allSatisfy(line -> assertThat(line).hasSizeBetween(3, width));
            }
        }
    }

    @Test
    void nothingInATopicOrPayloadReachesTheTerminalAsACommandToIt() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged();
                MqttClient client = Paho.connected(shell.broker().uri(), "esc")) {
            client.publish("sensor/\u202Eevil", "\033[31m".getBytes(), 1, true);

            assertThat(shell.run("topics"))
                    .singleElement()
                    .asString()
                    .matches("  sensor/\\\\u202eevil  0x 1b .*");
            assertThat(String.join("", shell.run("retained"))).doesNotContain("\033", "\u202E");
            client.disconnect();
        }
    }

    @Test
    void onlyTheTopicsUsedLastAreKept() {
        SeenTopics seen = new SeenTopics();
        for (int i = 0; i < 1_500; i++) {
            seen.onAccepted(published("t/" + i));
        }
        seen.onAccepted(published("x".repeat(2_000)));

        assertThat(seen.last()).hasSize(1_000).containsKeys("t/500", "t/1499");
    }

    private static Packet.Publish published(String topic) {
        return new Packet.Publish(topic, 0, false, false, 0, new byte[] {'1'}, 1);
    }
}
