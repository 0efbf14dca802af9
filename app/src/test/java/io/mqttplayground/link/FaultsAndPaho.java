package io.mqttplayground.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.testkit.PackagedBroker;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketType;
import io.mqttplayground.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttMessageListener;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults on the links of clients that repair them by themselves, as a library does. */
abstract class FaultsAndPaho {

    private final View view;

    private final List<WireEvent> seen = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private EmbeddedBroker broker;
    private BrokerLink link;
    private LinkFaults faults;
    private MqttAsyncClient publisher;
    private MqttAsyncClient subscriber;

    /**
     * @param view how the broker is looked at, and where the faults of its links are done
     */
    FaultsAndPaho(View view) {
        this.view = view;
    }

    @BeforeEach
    void start() throws Exception {
        broker = PackagedBroker.start();
        link = view.of(broker);
        faults = link.faults();
        link.wire().addListener(seen::add);
        publisher = connect("publisher", Optional.empty());
        subscriber = connect("subscriber", Optional.empty());
    }

    @AfterEach
    void stop() throws Exception {
        for (MqttAsyncClient client : List.of(publisher, subscriber)) {
            client.disconnectForcibly(0, 100, false);
            client.close(true);
        }
        link.close();
        broker.close();
    }

    private MqttAsyncClient connect(String clientId, Optional<String> account) throws Exception {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setCleanSession(false);
        options.setAutomaticReconnect(true);
        // Paho counts an acknowledged message as in flight a little longer than its token waits.
        options.setMaxInflight(100);
        account.ifPresent(
                name -> {
                    options.setUserName(name);
                    options.setPassword((name + "-pw").toCharArray());
                });
        MqttAsyncClient client = new MqttAsyncClient(link.uri(), clientId, new MemoryPersistence());
        client.connect(options).waitForCompletion();
        return client;
    }

    private void subscribe(int qos) throws Exception {
        IMqttMessageListener listener =
                (topic, message) ->
                        received.add(new String(message.getPayload(), StandardCharsets.UTF_8));
        subscriber.subscribe("playground/t", qos, listener).waitForCompletion();
    }

    private IMqttDeliveryToken publish(int qos, String payload) throws Exception {
        return publisher.publish(
                "playground/t", payload.getBytes(StandardCharsets.UTF_8), qos, false);
    }

    private List<Packet.Publish> publishes(String clientId, Direction way) {
        return seen.stream()
                .filter(WireEvent.PacketSeen.class::isInstance)
                .map(WireEvent.PacketSeen.class::cast)
                .filter(one -> one.clientId().equals(clientId) && one.direction() == way)
                .filter(one -> one.packet() instanceof Packet.Publish)
                .map(one -> (Packet.Publish) one.packet())
                .toList();
    }

    private long lost() {
        return seen.stream().filter(WireEvent.Lost.class::isInstance).count();
    }

    /** [MQTT-4.4.0-1]: the client's half of it. */
    @Test
    void whenTheBrokersPubackIsLostThePublisherSendsAgainWithDup() throws Exception {
        faults.drop("publisher", PacketType.PUBACK, Direction.TO_CLIENT, 1);
        IMqttDeliveryToken token = publish(1, "once or more");
        Awaitility.await().until(() -> lost() == 1);
        assertThat(token.isComplete()).isFalse();
        faults.kill("publisher");
        awaitAllDelivered();
        assertThat(publishes("publisher", Direction.TO_BROKER))
                .extracting(Packet.Publish::dup)
                .containsExactly(false, true);
    }

    @Test
    void whenItsPubackIsLostTheSubscriberGetsTheMessageAgainWithDup() throws Exception {
        subscribe(1);
        faults.drop("subscriber", PacketType.PUBACK, Direction.TO_BROKER, 1);
        publish(1, "once or more").waitForCompletion();
        Awaitility.await().until(() -> lost() == 1);
        faults.kill("subscriber");
        Awaitility.await().until(() -> received.size() == 2);
        assertThat(publishes("subscriber", Direction.TO_CLIENT))
                .extracting(Packet.Publish::dup)
                .containsExactly(false, true);
        Awaitility.await().until(() -> inFlight("subscriber") == 0);
    }

    private int inFlight(String clientId) {
        return broker.clients().stream()
                .filter(client -> client.clientId().equals(clientId))
                .mapToInt(client -> client.inFlight())
                .sum();
    }

    /** The token of a message fails with the connection, the message itself is sent again. */
    private void awaitAllDelivered() {
        Awaitility.await()
                .until(
                        () ->
                                publisher.isConnected()
                                        && publisher.getPendingDeliveryTokens().length == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "publisher, PUBLISH, TO_BROKER",
        "publisher, PUBREC, TO_CLIENT",
        "publisher, PUBREL, TO_BROKER",
        "publisher, PUBCOMP, TO_CLIENT",
        "subscriber, PUBLISH, TO_CLIENT",
        "subscriber, PUBREC, TO_BROKER",
        "subscriber, PUBREL, TO_CLIENT",
        "subscriber, PUBCOMP, TO_BROKER"
    })
    void atQos2TheMessageArrivesExactlyOnceWhateverIsLost(
            String clientId, PacketType packet, Direction way) throws Exception {
        subscribe(2);
        faults.drop(clientId, packet, way, 1);
        publish(2, "once");
        Awaitility.await().until(() -> lost() == 1);
        faults.kill(clientId);
        awaitAllDelivered();
        publish(2, "last").waitForCompletion(10_000);
        Awaitility.await().until(() -> received.contains("last") && inFlight("subscriber") == 0);
        assertThat(received).containsExactlyInAnyOrder("once", "last");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void nothingIsLostWhileTheSubscriberIsOfflineAndComesBackByItself(int qos) throws Exception {
        subscribe(qos);
        assertThat(faults.offline("subscriber")).isTrue();
        for (int i = 0; i < 20; i++) {
            publish(qos, "" + i).waitForCompletion();
        }
        Awaitility.await().until(() -> lost() > 0);
        assertThat(received).isEmpty();
        faults.online("subscriber");
        Awaitility.await().until(() -> received.size() == 20);
        assertThat(received).first().isEqualTo("0");
        assertThat(received).last().isEqualTo("19");
        assertThat(publisher.isConnected()).isTrue();
    }

    /** A session belongs to its account; the second client is of the same. */
    @Test
    void aSecondClientTakesOverAnAccountsSessionTooUntilTheFirstIsBack() throws Exception {
        MqttAsyncClient owned = connect("owned", Optional.of("alice"));
        long connects = connectsOf("owned");
        faults.duplicate("owned");
        // The library comes back by itself and takes its session back.
        Awaitility.await().until(() -> connectsOf("owned") == connects + 2);
        Awaitility.await().until(() -> owned.isConnected() && faults.all().isEmpty());
        assertThat(seen)
                .filteredOn(event -> event.clientId().equals("owned"))
                .filteredOn(WireEvent.PacketSeen.class::isInstance)
                .allSatisfy(event -> assertThat(event.account()).contains("alice"));
        owned.disconnect().waitForCompletion();
        owned.close();
    }

    private long connectsOf(String clientId) {
        return seen.stream()
                .filter(event -> event.clientId().equals(clientId))
                .filter(
                        event ->
                                event instanceof WireEvent.PacketSeen packet
                                        && packet.packet() instanceof Packet.Connect)
                .count();
    }
}
