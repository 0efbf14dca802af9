package io.mqttplayground.jar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.Paho;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerProcessIT {

    private static final Pattern ADDRESS = Pattern.compile("tcp://127\\.0\\.0\\.1:(\\d+)");

    @TempDir private Path folder;
    private Playground playground;

    @BeforeEach
    void ownFolders() throws Exception {
        playground = new Playground(folder).arguments("broker", "--port", "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP"})
    void aSignalClosesTheConnectionsAndEndsTheBrokerWithZero(String signal) throws Exception {
        try (PlaygroundProcess broker = playground.start();
                MqttClient client = connect(broker.awaitLine("broker at"), "connected")) {
            broker.signal(signal);
            Finished end = broker.awaitEnd();

            assertThat(end.exitCode()).isZero();
            assertThat(end.err()).isEmpty();
            Awaitility.await().until(() -> !client.isConnected());
        }
    }

    @Test
    void ctrlCEndsTheBrokerWithZero() throws Exception {
        try (PtySession broker = playground.atTerminal().await("broker at")) {
            broker.type(PtySession.CTRL_C);

            assertThat(broker.awaitExitCode()).isZero();
        }
    }

    @Test
    void aProducerAndAConsumerInProcessesOfTheirOwnMeetAtTheBroker() throws Exception {
        try (PlaygroundProcess broker = playground.start()) {
            String port = port(broker.awaitLine("broker at"));
            try (PlaygroundProcess consumer =
                    role("consumer")
                            .arguments("consume", "simple", "-p", port, "-n", "5")
                            .start()) {
                consumer.awaitLine("subscribed to #");
                Finished producer =
                        role("producer")
                                .arguments("produce", "simple", "-p", port, "-n", "5", "-i", "10ms")
                                .run();

                Finished received = consumer.awaitEnd();
                assertThat(producer).extracting(Finished::exitCode).isEqualTo(0);
                assertThat(received).extracting(Finished::exitCode).isEqualTo(0);
                assertThat(values(producer, "sent")).hasSize(5);
                assertThat(values(received, "received")).isEqualTo(values(producer, "sent"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "json, subscribed to #, value_type, TEMPERATURE_SENSOR",
        "device, subscribed to device, device/device001/sensor, TEMPERATURE_SENSOR",
        "auth, subscribed to /iot/user/alice, /iot/user/alice/sensor, /iot/user/alice/sensor",
        "smartobject, subscribed to device, device/device001/telemetry, TEMPERATURE_SENSOR"
    })
    void theRolesOfEachLessonMeetAsProcesses(
            String lesson, String ready, String sent, String received) throws Exception {
        try (PlaygroundProcess broker = playground.start()) {
            String port = port(broker.awaitLine("broker at"));
            String[] common = {lesson, "-p", port, "-u", "alice", "-P", "alice-pw", "-n", "3"};
            try (PlaygroundProcess consumer =
                    role("consumer").arguments(words("consume", common)).start()) {
                consumer.awaitLine(ready);
                Finished producer =
                        role("producer").arguments(words("produce", common, "-i", "10ms")).run();
                Finished consumed = consumer.awaitEnd();

                assertThat(producer.exitCode()).isZero();
                assertThat(consumed.exitCode()).isZero();
                assertThat(producer.allOut()).contains(sent);
                assertThat(consumed.allOut()).contains(received);
            }
        }
    }

    @Test
    void aRoleThatNeedsAnAccountHasOneWithoutBeingTold() throws Exception {
        try (PlaygroundProcess broker = playground.start()) {
            String port = port(broker.awaitLine("broker at"));
            try (PlaygroundProcess consumer =
                    role("consumer").arguments("consume", "4", "-p", port, "-n", "1").start()) {
                consumer.awaitLine("subscribed to /iot/user/alice");
                Finished producer =
                        role("producer").arguments("produce", "auth", "-p", port, "-n", "1").run();

                assertThat(producer.exitCode()).isZero();
                assertThat(consumer.awaitEnd().exitCode()).isZero();
            }
        }
    }

    private static String[] words(String command, String[] common, String... more) {
        return Stream.of(Stream.of(command), Stream.of(common), Stream.of(more))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    @Test
    void aConsumerThatIsStoppedEndsWithZero() throws Exception {
        try (PlaygroundProcess broker = playground.start()) {
            String port = port(broker.awaitLine("broker at"));
            try (PlaygroundProcess consumer =
                    role("consumer").arguments("consume", "simple", "-p", port).start()) {
                consumer.awaitLine("subscribed to #");
                consumer.signal("TERM");
                Finished end = consumer.awaitEnd();

                assertThat(end.exitCode()).isZero();
                assertThat(end.err()).isEmpty();
            }
        }
    }

    @Test
    void anOutsideClientReceivesWhatTheLessonsProducerPublishes() throws Exception {
        try (PtySession shell = playground.arguments("--port", "0").atTerminal()) {
            shell.awaitPrompt();
            BlockingQueue<String> received = new LinkedBlockingQueue<>();
            try (MqttClient client = connect(String.join("\n", shell.lines()), "outside")) {
                client.subscribe(
                        "sensor/#",
                        (topic, message) ->
                                received.add(
                                        topic + "  " + new String(message.getPayload(), UTF_8)));
                shell.openLesson(1);
                shell.enter("run producer -n 3 -i 0").await("simple-producer is done");

                List<String> three = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    three.add(received.poll(10, TimeUnit.SECONDS));
                }
                assertThat(three)
                        .allSatisfy(line -> assertThat(line).startsWith("sensor/temperature  "))
                        .allSatisfy(line -> assertThat(shell.lines()).anyMatch(endsWith(line)));
                client.disconnect();
            }
        }
    }

    private static java.util.function.Predicate<String> endsWith(String end) {
        return line -> line.endsWith(end);
    }

    /** Another process beside the broker, with folders of its own. */
    private Playground role(String name) throws Exception {
        return new Playground(folder.resolve(name));
    }

    private static List<String> values(Finished process, String event) {
        return process.out().stream()
                .filter(line -> line.startsWith(event))
                .map(line -> line.replaceFirst("^.*sensor/temperature  (\\d+\\.\\d\\d).*$", "$1"))
                .toList();
    }

    private static String port(String text) {
        Matcher address = ADDRESS.matcher(text);
        assertThat(address.find()).as("an address in: %s", text).isTrue();
        return address.group(1);
    }

    private static MqttClient connect(String textWithAddress, String clientId) throws Exception {
        return Paho.connected("tcp://127.0.0.1:" + port(textWithAddress), clientId);
    }
}
