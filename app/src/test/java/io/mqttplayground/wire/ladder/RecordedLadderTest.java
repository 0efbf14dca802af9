package io.mqttplayground.wire.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketType;
import io.mqttplayground.wire.WireEvent;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the real broker and real clients say to each other, against what the standard has them say.
 */
class RecordedLadderTest {

    private static final byte[] PAYLOAD = "27.31".getBytes();

    @ParameterizedTest
    @CsvSource({
        "0, '>PUBLISH', '<PUBLISH'",
        "1, '>PUBLISH <PUBACK', '<PUBLISH >PUBACK'",
        "2, '>PUBLISH <PUBREC >PUBREL <PUBCOMP', '<PUBLISH >PUBREC <PUBREL >PUBCOMP'"
    })
    void eachQosHasTheHandshakeOfSection4_3OnBothSidesOfTheBroker(
            int qos, String published, String delivered) throws Exception {
        try (Recording recording = Recording.open();
                MqttClient consumer = recording.connect("consumer", true);
                MqttClient producer = recording.connect("producer", true)) {
            consumer.subscribe("sensor/#", qos);
            producer.publish("sensor/temperature", PAYLOAD, qos, false);
            producer.disconnect();

            recording.awaitPackets(
                    "producer", ">CONNECT <CONNACK " + published + " >DISCONNECT closed");
            recording.awaitPackets("consumer", ">CONNECT <CONNACK >SUBSCRIBE <SUBACK " + delivered);
            assertThat(numberOf(recording, "producer", Direction.TO_BROKER))
                    .isLessThan(numberOf(recording, "consumer", Direction.TO_CLIENT));
            consumer.disconnect();
        }
    }

    private static long numberOf(Recording recording, String clientId, Direction direction) {
        return recording.events().stream()
                .filter(event -> event.clientId().equals(clientId))
                .filter(WireEvent.PacketSeen.class::isInstance)
                .map(WireEvent.PacketSeen.class::cast)
                .filter(seen -> seen.direction() == direction)
                .filter(seen -> seen.packet() instanceof Packet.Publish)
                .findFirst()
                .orElseThrow()
                .number();
    }

    @Test
    void aMessageThatWasNotAcknowledgedIsSentAgainWithDupWhenItsClientReturns() throws Exception {
        try (Recording recording = Recording.open();
                MqttClient producer = recording.connect("producer", true)) {
            try (MqttClient forgetful = recording.connect("consumer", false)) {
                CountDownLatch arrived = new CountDownLatch(1);
                forgetful.setManualAcks(true);
                forgetful.subscribe("sensor/#", 1, (topic, message) -> arrived.countDown());
                producer.publish("sensor/temperature", PAYLOAD, 1, false);
                assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
                recording.cut(forgetful);
            }
            try (MqttClient again = recording.connect("consumer", false)) {
                recording.awaitPackets(
                        "consumer",
                        ">CONNECT <CONNACK >SUBSCRIBE <SUBACK <PUBLISH closed"
                                + " >CONNECT <CONNACK <PUBLISH(DUP) >PUBACK");
                again.disconnect();
            }
            producer.disconnect();
        }
    }

    @Test
    void aTakeOverEndsTheOldConnectionBeforeTheNewOneIsLetIn() throws Exception {
        try (Recording recording = Recording.open();
                MqttClient old = recording.connect("twin", true);
                MqttClient newer = recording.connect("twin", true)) {
            recording.awaitPackets("twin", ">CONNECT <CONNACK >CONNECT closed <CONNACK");
            assertThat(recording.events())
                    .filteredOn(WireEvent.ConnectionClosed.class::isInstance)
                    .singleElement()
                    .satisfies(
                            closed ->
                                    assertThat(EventText.of(closed).note())
                                            .contains("taken over")
                                            .contains("[MQTT-3.1.4-2]"));
            newer.disconnect();
        }
    }

    @Test
    void aWillComesAfterTheEndOfTheConnectionThatLeftIt() throws Exception {
        try (Recording recording = Recording.open();
                MqttClient watcher = recording.connect("watcher", true);
                MqttClient device = recording.client("device")) {
            watcher.subscribe("device/status", 1);
            MqttConnectOptions options = new MqttConnectOptions();
            options.setWill("device/status", "offline".getBytes(), 1, true);
            device.connect(options);
            recording.cut(device);

            recording.awaitPackets("device", ">CONNECT <CONNACK closed");
            recording.awaitPackets(
                    "watcher", ">CONNECT <CONNACK >SUBSCRIBE <SUBACK <PUBLISH >PUBACK");
            assertThat(recording.events())
                    .filteredOn(WireEvent.PacketSeen.class::isInstance)
                    .extracting(event -> ((WireEvent.PacketSeen) event).packet())
                    .anyMatch(
                            packet ->
                                    packet.type() == PacketType.PUBLISH
                                            && packet.topics().contains("device/status"));
            watcher.disconnect();
        }
    }

    @Test
    void aDeniedPublishIsAcknowledgedAndNotDeliveredAndTheRuleIsQuoted() throws Exception {
        AccessControl nothingToWrite =
                new AccessControl(
                        true,
                        PasswordFile.parse("passwords", List.of()),
                        AccessRules.parse("acl", List.of("topic read #", "topic deny secret/#")));
        try (Recording recording = Recording.with(nothingToWrite);
                MqttClient producer = recording.connect("producer", true)) {
            producer.publish("secret/x", PAYLOAD, 1, false);
            producer.disconnect();

            recording.awaitPackets(
                    "producer", ">CONNECT <CONNACK >PUBLISH refused <PUBACK >DISCONNECT closed");
            assertThat(recording.events())
                    .filteredOn(WireEvent.Refused.class::isInstance)
                    .extracting(event -> ((WireEvent.Refused) event).reason())
                    .singleElement()
                    .asString()
                    .contains("acl:2 \"topic deny secret/#\"");
        }
    }

    @Test
    void aRefusedLoginHasItsConnackAndItsReason() throws Exception {
        AccessControl accountsOnly =
                new AccessControl(
                        false,
                        PasswordFile.parse("passwords", List.of()),
                        AccessRules.parse("acl", List.of("pattern readwrite #")));
        try (Recording recording = Recording.with(accountsOnly);
                MqttClient stranger = recording.client("stranger")) {
            assertThatThrownBy(stranger::connect).isInstanceOf(MqttException.class);

            // Paho tries MQTT 3.1 once more when 3.1.1 is refused.
            recording.awaitPackets(
                    "stranger",
                    ">CONNECT refused <CONNACK closed >CONNECT refused <CONNACK closed");
            assertThat(Ladder.draw(recording.events(), recording.events(), 10, 120))
                    .extracting(line -> line.plain())
                    .anyMatch(line -> line.contains("CONNACK 5  not authorized"));
        }
    }

    /** [MQTT-3.1.3-6]: the broker gives it one, and its CONNECT belongs to it already. */
    @Test
    void aClientWithoutAnIdentifierHasOneColumnFromItsConnectOn() throws Exception {
        try (Recording recording = Recording.open();
                MqttClient nameless = recording.connect("", true)) {
            nameless.publish("sensor/temperature", PAYLOAD, 0, false);
            nameless.disconnect();
            Awaitility.await()
                    .until(
                            () ->
                                    recording.events().stream()
                                            .anyMatch(
                                                    WireEvent.ConnectionClosed.class::isInstance));

            List<WireEvent> all = recording.events();
            String assigned = all.get(0).clientId();
            assertThat(assigned).startsWith("auto-");
            assertThat(recording.packetsOf(assigned))
                    .isEqualTo(">CONNECT <CONNACK >PUBLISH >DISCONNECT closed");
            assertThat(all).extracting(WireEvent::clientId).containsOnly(assigned);
            assertThat(Ladder.draw(all, all, 10, 160))
                    .extracting(line -> line.plain())
                    .satisfies(lines -> assertThat(lines.get(0)).endsWith("┌ " + assigned))
                    .satisfies(lines -> assertThat(lines.get(1)).endsWith("┌ broker"))
                    .satisfies(
                            lines ->
                                    assertThat(lines.get(2))
                                            .contains("CONNECT  no client identifier  clean"));
        }
    }
}
