package io.mqttplayground.link.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.testkit.PackagedBroker;
import io.mqttplayground.testkit.Paho;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireEvent.ConnectionClosed;
import io.mqttplayground.wire.WireEvent.PacketSeen;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayAndPahoTest {

    private final List<WireEvent> atRelay = new CopyOnWriteArrayList<>();
    private final List<WireEvent> atBroker = new CopyOnWriteArrayList<>();
    private EmbeddedBroker broker;
    private Relay relay;

    @BeforeEach
    void startBroker() throws Exception {
        broker = PackagedBroker.start();
        broker.wire().addListener(atBroker::add);
        relay = new Relay(broker.uri(), 0);
        relay.wire().addListener(atRelay::add);
    }

    @AfterEach
    void stopBroker() {
        relay.close();
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theRelayTellsWhatTheBrokersEndTells(int qos) throws Exception {
        BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
        MqttClient subscriber = connect("subscriber", Optional.of("alice"));
        subscriber.subscribe("sensor/#", qos, (topic, message) -> arrived.add(message.toString()));
        MqttClient publisher = connect("publisher", Optional.empty());
        for (int i = 0; i < 5; i++) {
            publisher.publish("sensor/" + i, ("value " + i).getBytes(), qos, i == 3);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo("value " + i);
        }
        subscriber.unsubscribe("sensor/#");
        disconnect(publisher);
        disconnect(subscriber);

        await().until(() -> closed(atBroker).size() == 2);
        await().until(() -> closed(atRelay).size() == 2);
        for (String client : List.of("publisher", "subscriber")) {
            for (Direction way : Direction.values()) {
                assertThat(packets(atRelay, client, way))
                        .isNotEmpty()
                        .usingRecursiveComparison()
                        .isEqualTo(packets(atBroker, client, way));
            }
        }
        assertThat(closed(atRelay))
                .allMatch(ConnectionClosed::graceful)
                .allMatch(end -> end.reason().isEmpty());
        assertThat(atRelay.stream().filter(event -> event.clientId().equals("subscriber")))
                .allMatch(event -> event.account().equals(Optional.of("alice")));
    }

    @Test
    void aQuestionIsSeenBeforeItsAnswer() throws Exception {
        MqttClient client = connect("client", Optional.empty());
        for (int i = 0; i < 50; i++) {
            client.publish("sensor/1", new byte[0], 2, false);
        }
        disconnect(client);
        await().until(() -> closed(atRelay).size() == 1);

        List<String> names = Stream.of("PUBLISH", "PUBREC", "PUBREL", "PUBCOMP").toList();
        List<String> seen = packets(atRelay).map(event -> event.packet().name()).toList();
        assertThat(seen).startsWith("CONNECT", "CONNACK").endsWith("DISCONNECT");
        for (int i = 0; i < 50; i++) {
            assertThat(seen.subList(2 + 4 * i, 6 + 4 * i)).isEqualTo(names);
        }
    }

    @Test
    void aLargePayloadPassesWholeAndIsToldWithItsSize() throws Exception {
        byte[] large = new byte[1_000_000];
        Arrays.fill(large, (byte) 'x');
        BlockingQueue<MqttMessage> arrived = new LinkedBlockingQueue<>();
        MqttClient client = connect("client", Optional.empty());
        client.subscribe("sensor/1", 1, (topic, message) -> arrived.add(message));
        client.publish("sensor/1", large, 1, false);

        assertThat(arrived.poll(20, TimeUnit.SECONDS).getPayload()).isEqualTo(large);
        disconnect(client);
        assertThat(
                        packets(atRelay)
                                .map(PacketSeen::packet)
                                .filter(Packet.Publish.class::isInstance)
                                .map(Packet.Publish.class::cast))
                .hasSize(2)
                .allMatch(message -> message.payloadSize() == large.length)
                .allMatch(message -> message.payload().length == Packet.Publish.KEPT_BYTES);
    }

    @Test
    void aRefusedConnectIsSeenToo() throws Exception {
        MqttConnectOptions options = options(Optional.of("alice"));
        options.setPassword("wrong".toCharArray());
        try (MqttClient client = client("client")) {
            assertThat(
                            org.assertj.core.api.Assertions.catchThrowable(
                                    () -> client.connect(options)))
                    .isNotNull();
        }

        await().until(() -> closed(atRelay).size() == 1);
        assertThat(packets(atRelay).map(PacketSeen::packet))
                .element(1)
                .isInstanceOfSatisfying(
                        Packet.Connack.class,
                        answer -> assertThat(answer.returnCode()).isPositive());
        assertThat(closed(atRelay)).noneMatch(ConnectionClosed::graceful);
    }

    @Test
    void aConnectionThatTheBrokerEndsIsLost() throws Exception {
        try (MqttClient client = connect("client", Optional.empty())) {
            broker.close();

            await().until(() -> closed(atRelay).size() == 1);
            assertThat(closed(atRelay).get(0).graceful()).isFalse();
            assertThat(closed(atRelay).get(0).reason()).contains("the connection was lost");
        }
    }

    private MqttClient connect(String clientId, Optional<String> account) throws Exception {
        MqttClient client = client(clientId);
        client.connect(options(account));
        return client;
    }

    private MqttClient client(String clientId) throws Exception {
        return Paho.client(relay.uri(), clientId);
    }

    private MqttConnectOptions options(Optional<String> account) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        // Paho counts an acknowledged message as in flight a little longer than publish() waits.
        options.setMaxInflight(100);
        account.ifPresent(
                name -> {
                    options.setUserName(name);
                    options.setPassword((name + "-pw").toCharArray());
                });
        return options;
    }

    private static void disconnect(MqttClient client) throws Exception {
        client.disconnect();
        client.close();
    }

    private static List<ConnectionClosed> closed(List<WireEvent> events) {
        return events.stream()
                .filter(ConnectionClosed.class::isInstance)
                .map(ConnectionClosed.class::cast)
                .toList();
    }

    private static Stream<PacketSeen> packets(List<WireEvent> events) {
        return events.stream().filter(PacketSeen.class::isInstance).map(PacketSeen.class::cast);
    }

    private static List<Packet> packets(List<WireEvent> events, String client, Direction way) {
        return packets(events)
                .filter(seen -> seen.clientId().equals(client) && seen.direction() == way)
                .map(PacketSeen::packet)
                .toList();
    }
}
