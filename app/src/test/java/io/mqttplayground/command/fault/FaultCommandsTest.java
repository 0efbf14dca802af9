package io.mqttplayground.command.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.link.LinkFault;
import io.mqttplayground.testkit.Paho;
import io.mqttplayground.testkit.ShellAtBroker;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.PacketType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FaultCommandsTest {

    private ShellAtBroker shell;
    private MqttClient consumer;
    private MqttClient producer;

    @BeforeEach
    void twoClients() throws Exception {
        shell = ShellAtBroker.packaged();
        consumer = connect("my-consumer");
        consumer.subscribe("sensor/#", 1);
        producer = connect("my-producer");
    }

    private MqttClient connect(String clientId) throws Exception {
        return Paho.connected(shell.broker().uri(), clientId);
    }

    @AfterEach
    void stop() throws Exception {
        for (MqttClient client : List.of(consumer, producer)) {
            client.disconnectForcibly(0, 100, false);
            client.close(true);
        }
        shell.close();
    }

    private List<LinkFault> faults() {
        return shell.broker().faults().all();
    }

    @Test
    void killCutsOneConnection() throws Exception {
        assertThat(shell.run("kill my-consumer"))
                .containsExactly("  cutting the connection of my-consumer");
        Awaitility.await().until(() -> !consumer.isConnected());
        assertThat(producer.isConnected()).isTrue();
        assertThat(shell.run("wire last 3"))
                .anyMatch(line -> line.contains("cut on purpose (kill)"));
    }

    @Test
    void aClientIsOfflineUntilItIsOnline() throws Exception {
        shell.run("offline my-consumer");
        assertThat(shell.run("faults"))
                .containsExactly(
                        "  client       fault", "  my-consumer  offline until it is let in again");
        assertThat(shell.run("online my-consumer").get(0))
                .startsWith("  my-consumer may connect again");
        assertThat(faults()).isEmpty();
        assertThat(shell.run("online my-producer"))
                .containsExactly("  my-producer was not kept away");
    }

    /** It would be back as another client, and the fault would be on one that is no more. */
    @Test
    void aClientWithoutAnIdentifierOfItsOwnCannotBeKeptAway() throws Exception {
        try (MqttClient nameless = connect("")) {
            String assigned =
                    shell.broker().clients().stream()
                            .map(ClientStatus::clientId)
                            .filter(id -> id.startsWith("auto-"))
                            .findFirst()
                            .orElseThrow();
            assertThat(shell.fail("offline " + assigned))
                    .containsExactly(
                            "offline: "
                                    + assigned
                                    + " connected without an identifier and would be back under"
                                    + " another; kill cuts it, with -i NAME it can be kept away");
            assertThat(faults()).isEmpty();
            assertThat(nameless.isConnected()).isTrue();
            nameless.disconnect();
        }
    }

    /** As a learner would find it who types slower than a client reconnects. */
    @ParameterizedTest
    @ValueSource(strings = {"kill near", "offline near\nonline near"})
    void inAScriptTheShellsOwnSubscriberIsBackBeforeTheNextCommand(String fault) throws Exception {
        shell.run("sub -i near -t sensor/a -t sensor/b");
        for (String command : fault.lines().toList()) {
            shell.run(command);
        }
        assertThat(shell.run("pub -t sensor/a -m 1"))
                .anyMatch(line -> line.contains("near ← sensor/a"));
    }

    /** A client that has no subscription is a publisher: its acknowledgements come from us. */
    @ParameterizedTest
    @CsvSource({
        "puback, my-consumer, TO_BROKER",
        "PUBLISH, my-consumer, TO_CLIENT",
        "pubrel, my-consumer, TO_CLIENT",
        "puback, my-producer, TO_CLIENT",
        "publish, my-producer, TO_BROKER",
        "pubrel, my-producer, TO_BROKER",
        "pingreq, my-producer, TO_BROKER",
        "suback, my-producer, TO_CLIENT"
    })
    void dropKnowsWhichWayAPacketGoes(String packet, String client, Direction way)
            throws Exception {
        shell.run("drop " + packet + " 2 " + client);
        assertThat(faults())
                .containsExactly(
                        new LinkFault.Drop(client, PacketType.named(packet).orElseThrow(), way, 2));
    }

    @Test
    void dropTakesTheWayThatItIsTold() throws Exception {
        assertThat(shell.run("drop publish 1 my-consumer in"))
                .containsExactly("  the next PUBLISH from my-consumer to the broker is lost");
        assertThat(shell.run("drop publish 3 my-consumer out"))
                .containsExactly("  the next 3 PUBLISH from the broker to my-consumer are lost");
        assertThat(shell.fail("drop connack 1 my-consumer in"))
                .containsExactly("drop: CONNACK goes only to the client; leave out the last word");
    }

    @Test
    void delayIsForBothWaysOrOneAndZeroEndsIt() throws Exception {
        shell.run("delay 500ms my-consumer");
        Duration half = Duration.ofMillis(500);
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        new LinkFault.Delay("my-consumer", Direction.TO_BROKER, half),
                        new LinkFault.Delay("my-consumer", Direction.TO_CLIENT, half));
        shell.run("delay 0 my-consumer in");
        assertThat(faults())
                .containsExactly(new LinkFault.Delay("my-consumer", Direction.TO_CLIENT, half));
        shell.run("delay 0 my-consumer");
        assertThat(faults()).isEmpty();
        assertThat(shell.fail("delay 2m my-consumer"))
                .containsExactly("delay: a delay is at most 1m, 60 seconds");
    }

    @Test
    void aDuplicateIdentifierTakesOver() throws Exception {
        shell.run("duplicate-id my-consumer");
        Awaitility.await().until(() -> !consumer.isConnected());
        assertThat(shell.run("faults").get(1))
                .isEqualTo("  my-consumer  a second client with this identifier is connected");
        shell.run("faults clear");
        Awaitility.await()
                .until(
                        () ->
                                shell.broker().clients().stream()
                                        .map(ClientStatus::clientId)
                                        .noneMatch("my-consumer"::equals));
    }

    @Test
    void faultsAreClearedForOneClientOrForAll() throws Exception {
        shell.run("drop puback 1 my-consumer");
        shell.run("drop pubrec 1 my-consumer");
        shell.run("delay 1s my-producer in");
        assertThat(shell.run("faults clear my-producer")).containsExactly("  faults ended: 1");
        assertThat(faults()).extracting(LinkFault::clientId).containsOnly("my-consumer");
        assertThat(shell.run("faults clear")).containsExactly("  faults ended: 2");
        assertThat(shell.run("faults").get(0)).startsWith("  no fault is set");
    }

    @Test
    void faultsEndWithTheLesson() throws Exception {
        shell.run("lesson 1");
        shell.run("drop puback 1 simple-consumer");
        shell.run("offline my-consumer");
        assertThat(shell.run("menu")).contains("  faults that were set have ended: 2");
        assertThat(faults()).isEmpty();

        shell.run("lesson 1");
        shell.run("delay 1s my-producer in");
        assertThat(shell.run("lesson 2")).contains("  faults that were set have ended: 1");
        assertThat(faults()).isEmpty();
    }

    @Test
    void whatIsLostIsSeenOnTheWire() throws Exception {
        shell.run("drop publish 1 my-consumer");
        producer.publish("sensor/t", "21.5".getBytes(), 1, false);
        Awaitility.await().until(() -> faults().isEmpty());
        List<String> lines = shell.run("wire of my-consumer");
        assertThat(lines).anyMatch(line -> line.contains("the next PUBLISH to the client is lost"));
        assertThat(lines).anyMatch(line -> line.contains("✗ PUBLISH QoS 1"));
        assertThat(lines).anyMatch(line -> line.contains("lost on purpose (drop)"));
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        String number =
                lines.stream()
                        .filter(line -> line.contains("✗ PUBLISH"))
                        .map(line -> line.strip().split(" +")[0])
                        .findFirst()
                        .orElseThrow();
        assertThat(String.join(" ", shell.run("wire explain " + number)))
                .contains("did not arrive", "DUP=1", "4.4");
    }

    /** It may be about to return. */
    @Test
    void aClientThatWasSeenIsKnownWhenItIsAway() throws Exception {
        consumer.disconnect();
        Awaitility.await().until(() -> shell.broker().clients().size() == 1);
        shell.run("drop puback 1 my-consumer");
        assertThat(faults()).hasSize(1);
        assertThat(shell.fail("kill my-consumer"))
                .containsExactly("kill: my-consumer is not connected");
    }

    @Test
    void packetsAndClientsAreCompleted() {
        List<CommandLine.Model.PositionalParamSpec> words =
                shell.session()
                        .commands()
                        .subcommands()
                        .get("drop")
                        .getCommandSpec()
                        .positionalParameters();
        assertThat(words.get(0).completionCandidates()).contains("puback", "pubrec", "connack");
        assertThat(words.get(2).completionCandidates()).contains("my-consumer", "my-producer");
        assertThat(words.get(3).completionCandidates()).containsExactly("in", "out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "kill my-consumr @ kill: there is no client 'my-consumr'; did you mean"
                        + " my-consumer?",
                "drop puback 1 nobody-at-all @ drop: there is no client 'nobody-at-all'; there are"
                        + " my-consumer, my-producer",
                "drop pubak 1 my-consumer @ drop: 'pubak' is no control packet; did you mean"
                        + " puback?; help drop",
                "drop puback 0 my-consumer @ drop: '0' is not a whole number from 1 on; help drop",
                "drop puback 1 my-consumer up @ drop: 'up' is neither in (to the broker) nor out"
                        + " (to the client); help drop",
                "drop @ drop: PACKET, N, CLIENT are missing; such as drop puback 1"
                        + " simple-consumer; help drop",
                "kill @ kill: CLIENT is missing; such as kill simple-consumer; help kill",
                "faults claer @ there is no command 'faults claer'; did you mean faults clear?",
                "clients x @ clients: 'x' is one word too many; it stands alone",
                "wire save . --force @ wire: {here} is a folder; add the name of a file in it",
                "wire frobnicate @ there is no command 'wire frobnicate'; wire has on, off, last,"
                        + " of, topic, explain, save, clear",
                "pub -m x @ pub: -t TOPIC is missing; such as pub -t sensor/temperature -m 21.5;"
                        + " help pub",
                "pub -t @ pub: -t needs TOPIC behind it; such as pub -t sensor/temperature -m 21.5;"
                        + " help pub",
                "pub -t a -m x -q 7 @ pub: there is no QoS 7; it is 0 (at most once), 1 (at least"
                        + " once) or 2 (exactly once); help pub",
                "pub -t a --mesage x @ pub: there is no option --mesage, did you mean --message?;"
                        + " help pub"
            })
    void aMistakeGetsOneHelpfulLine(String command, String error) throws Exception {
        String here = Path.of("").toAbsolutePath().toString();
        assertThat(shell.fail(command)).containsExactly(error.replace("{here}", here));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kill my-producer",
                "offline my-producer",
                "online my-producer",
                "drop puback 1 my-producer",
                "delay 1s my-producer",
                "duplicate-id my-producer",
                "faults clear my-producer"
            })
    void atABrokerElsewhereTheClientsOfOthersAreOutOfReach(String command) throws Exception {
        try (ShellAtBroker elsewhere = ShellAtBroker.elsewhere(shell.broker().uri())) {
            assertThat(elsewhere.fail(command))
                    .singleElement()
                    .asString()
                    .contains("there is no client 'my-producer' at " + elsewhere.uri())
                    .contains("faults reach no others");
            assertThat(producer.isConnected()).isTrue();
        }
    }

    @Test
    void atABrokerElsewhereFaultsTouchTheShellsOwnClients() throws Exception {
        try (ShellAtBroker elsewhere = ShellAtBroker.elsewhere(shell.broker().uri())) {
            elsewhere.run("sub -t sensor/# -i near -q 1");
            elsewhere.run("drop puback 1 near");
            elsewhere.run("delay 10ms near out");
            assertThat(elsewhere.run("faults"))
                    .containsExactly(
                            "  client  fault",
                            "  near    the next PUBACK to the broker is lost",
                            "  near    packets to the client take 10 ms longer");
            elsewhere.run("pub -t sensor/1 -m 1 -q 1");
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(elsewhere.run("wire of near"))
                                            .anyMatch(line -> line.contains("lost on purpose")));
            assertThat(elsewhere.run("duplicate-id near"))
                    .anyMatch(line -> line.contains("a second near is connected"));
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(elsewhere.run("wire of near"))
                                            .filteredOn(line -> line.contains("CONNECT "))
                                            .hasSizeGreaterThanOrEqualTo(3));
            assertThat(elsewhere.run("faults clear")).containsExactly("  faults ended: 1");
        }
    }
}
