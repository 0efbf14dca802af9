package io.mqttplayground.broker.delivery;

import static io.mqttplayground.testkit.RawMqtt.PUBACK;
import static io.mqttplayground.testkit.RawMqtt.PUBCOMP;
import static io.mqttplayground.testkit.RawMqtt.PUBLISH;
import static io.mqttplayground.testkit.RawMqtt.PUBREC;
import static io.mqttplayground.testkit.RawMqtt.PUBREL;
import static io.mqttplayground.testkit.RawMqtt.ack;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** QoS 1 and 2 on the way to a client (sections 4.3, 4.4 and 4.6), across its connections. */
class DeliveryGuardTest {

    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local());
    }

    @AfterEach
    void stop() throws Exception {
        StillServes.everybody(broker);
        broker.close();
    }

    private void subscribeAndLeave(String clientId, int qos) throws Exception {
        try (RawMqtt client = RawMqtt.open(broker)) {
            assertThat(client.resume(clientId)).isFalse();
            client.subscribe("kept", qos);
            client.send(RawMqtt.disconnect());
            client.expectClosed();
        }
        // The client sees the end of the connection a little before the session learns of it.
        Awaitility.await()
                .until(
                        () ->
                                broker.clients().stream()
                                        .filter(client -> client.clientId().equals(clientId))
                                        .allMatch(client -> client.address().isEmpty()));
    }

    private void publishAll(int qos, int from, int to) throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "publisher" + from)) {
            for (int i = from; i < to; i++) {
                client.send(publish(qos << 1, "kept", i % 60_000 + 1, "" + i));
                if (qos == 1) {
                    client.expect(PUBACK);
                } else {
                    client.expect(PUBREC);
                    client.send(ack(PUBREL, i % 60_000 + 1));
                    client.expect(PUBCOMP);
                }
            }
        }
    }

    /** [MQTT-3.1.2-5]: also what was published while the client was away, in order. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatIsPublishedMeanwhileWaitsForTheClient(int qos) throws Exception {
        subscribeAndLeave("away", qos);
        publishAll(qos, 0, 500);
        Awaitility.await().until(() -> broker.clients().get(0).queued() == 500);
        try (RawMqtt client = RawMqtt.open(broker)) {
            assertThat(client.resume("away")).isTrue();
            Flow flow = new Flow();
            while (flow.expected < 500) {
                flow.handle(client);
            }
            assertThat(flow.repeated).isZero();
        }
    }

    /** [MQTT-4.4.0-1] and [MQTT-3.3.1-1]: the same identifier, DUP=1, in the order of sending. */
    @Test
    void whatWasNotAcknowledgedIsSentAgainWithDup() throws Exception {
        subscribeAndLeave("again", 1);
        publishAll(1, 0, 3);
        List<Integer> identifiers = new ArrayList<>();
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.resume("again");
            for (int i = 0; i < 3; i++) {
                identifiers.add(client.expect(PUBLISH).packetId());
            }
            client.send(ack(PUBACK, identifiers.get(1)));
            client.expectNothing();
            client.drop();
        }
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.resume("again");
            for (int i : List.of(0, 2)) {
                RawMqtt.Packet message = client.expect(PUBLISH);
                assertThat(message.dup()).isTrue();
                assertThat(message.packetId()).isEqualTo(identifiers.get(i));
                assertThat(message.payload()).isEqualTo("" + i);
                client.send(ack(PUBACK, message.packetId()));
            }
            client.expectNothing();
        }
    }

    /** [MQTT-4.4.0-1]: PUBREL again, and never the message itself [MQTT-4.3.3-1]. */
    @Test
    void pubrelIsSentAgainWhereTheMessageHadArrived() throws Exception {
        subscribeAndLeave("released", 2);
        publishAll(2, 0, 1);
        int packetId;
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.resume("released");
            packetId = client.expect(PUBLISH).packetId();
            client.send(ack(PUBREC, packetId));
            assertThat(client.expect(PUBREL).packetId()).isEqualTo(packetId);
            client.drop();
        }
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.resume("released");
            assertThat(client.expect(PUBREL).packetId()).isEqualTo(packetId);
            assertThat(broker.clients().get(0).inFlight()).isEqualTo(1);
            client.send(ack(PUBCOMP, packetId));
            client.expectNothing();
            assertThat(broker.clients().get(0).inFlight()).isZero();
        }
    }

    /** A client that has lost its memory is helped to let go of the identifier. */
    @Test
    void aPubrecThatNobodyExpectsIsAnswered() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "confused")) {
            client.send(ack(PUBREC, 77), ack(PUBACK, 78), ack(PUBCOMP, 79));
            assertThat(client.expect(PUBREL).packetId()).isEqualTo(77);
            client.expectNothing();
        }
    }

    /** Nothing is lost or out of order while the connection breaks again and again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aBurstSurvivesConnectionsThatBreak(int qos) throws Exception {
        int messages = 5_000;
        subscribeAndLeave("shaky", qos);
        CompletableFuture<Void> publishing =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                publishAll(qos, 0, messages);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        Random random = new Random(qos);
        Flow flow = new Flow();
        while (flow.expected < messages) {
            try (RawMqtt client = RawMqtt.open(broker)) {
                assertThat(client.resume("shaky")).isTrue();
                int packets = 1 + random.nextInt(1_000);
                for (int i = 0; i < packets && flow.expected < messages; i++) {
                    flow.handle(client);
                }
                client.drop();
            }
        }
        publishing.join();
        assertThat(flow.repeated).isPositive();
    }

    /** A careful client: keeps what it received, acknowledges, and notices repetitions. */
    private static final class Flow {
        private final java.util.Set<Integer> received = new java.util.HashSet<>();
        private int expected;
        private int repeated;

        void handle(RawMqtt client) throws Exception {
            RawMqtt.Packet packet = client.read();
            if (packet.type() == PUBREL) {
                received.remove(packet.packetId());
                client.send(ack(PUBCOMP, packet.packetId()));
                return;
            }
            assertThat(packet.type()).isEqualTo(PUBLISH);
            take(packet);
            client.send(ack(packet.qos() == 1 ? PUBACK : PUBREC, packet.packetId()));
        }

        private void take(RawMqtt.Packet message) {
            int number = Integer.parseInt(message.payload());
            boolean again = message.qos() == 1 ? message.dup() : !received.add(message.packetId());
            if (message.dup()) {
                repeated++;
            }
            if (again) {
                assertThat(message.dup()).isTrue();
                assertThat(number).isLessThanOrEqualTo(expected);
                expected = Math.max(expected, number + 1);
            } else {
                assertThat(number).isEqualTo(expected);
                expected++;
            }
        }
    }

    /** The setting for offline sessions: the oldest stay, the rest is counted and told. */
    @Test
    void theQueueOfAnOfflineClientIsLimited() throws Exception {
        Limits few = Limits.standard().with(Limit.QUEUED_MESSAGES, 50);
        BrokerSettings settings = new BrokerSettings(BrokerSettings.LOOPBACK, 0, few);
        try (EmbeddedBroker small = EmbeddedBroker.start(settings);
                RawMqtt publisher = RawMqtt.connected(small, "publisher");
                RawMqtt client = RawMqtt.open(small)) {
            Events events = new Events(small);
            client.resume("full");
            client.subscribe("kept", 1);
            client.drop();
            Awaitility.await().until(() -> small.clients().get(0).address().isEmpty());
            for (int i = 0; i < 60; i++) {
                publisher.send(publish(2, "kept", i + 1, "" + i));
                publisher.expect(PUBACK);
            }
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(small.clients().get(0).dropped()).isEqualTo(10));
            assertThat(small.clients().get(0).queued()).isEqualTo(50);
            assertThat(events.refusals()).hasSize(1);
            try (RawMqtt back = RawMqtt.open(small)) {
                back.resume("full");
                for (int i = 0; i < 50; i++) {
                    assertThat(back.receive().payload()).isEqualTo("" + i);
                }
                back.expectNothing();
            }
        }
    }

    /** [MQTT-2.3.1-2]: more messages than there are packet identifiers. */
    @Test
    void packetIdentifiersAreUsedAgainOnlyWhenFree() throws Exception {
        int messages = 70_000;
        try (RawMqtt client = RawMqtt.connected(broker, "round");
                RawMqtt publisher = RawMqtt.connected(broker, "source")) {
            client.subscribe("kept", 1);
            CompletableFuture<Void> sending =
                    CompletableFuture.runAsync(() -> sendAll(publisher, messages));
            int firstId = client.expect(PUBLISH).packetId();
            for (int i = 1; i < messages; i++) {
                RawMqtt.Packet message = client.expect(PUBLISH);
                assertThat(message.packetId()).isNotZero().isNotEqualTo(firstId);
                assertThat(message.payload()).isEqualTo("" + i);
                client.send(ack(PUBACK, message.packetId()));
            }
            sending.join();
        }
    }

    private static void sendAll(RawMqtt publisher, int messages) {
        try {
            byte[][] burst =
                    IntStream.range(0, messages)
                            .mapToObj(i -> publish(2, "kept", 1, "" + i))
                            .toArray(byte[][]::new);
            CompletableFuture<Void> acks =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    for (int i = 0; i < messages; i++) {
                                        publisher.expect(PUBACK);
                                    }
                                } catch (java.io.IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            });
            publisher.send(burst);
            acks.join();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
