package io.mqttplayground.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.testkit.Paho;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerTest {

    @Test
    void aMessageReachesASubscriberThroughARealPort() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local());
                MqttClient client = connect(broker, "listener")) {
            BlockingQueue<String> received = new LinkedBlockingQueue<>();
            client.subscribe("a/#", 1, (topic, message) -> received.add(topic + "=" + message));

            client.publish("a/b", "21.5".getBytes(), 1, false);

            assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo("a/b=21.5");
            client.disconnect();
        }
    }

    @Test
    void twoBrokersInOneProcessKeepTheirClientsApart() throws Exception {
        try (EmbeddedBroker one = EmbeddedBroker.start(BrokerSettings.local());
                EmbeddedBroker two = EmbeddedBroker.start(BrokerSettings.local());
                MqttClient client = connect(one, "only-at-one")) {
            assertThat(one.port()).isNotEqualTo(two.port());
            assertThat(one.clients()).extracting(ClientStatus::clientId).contains("only-at-one");
            assertThat(two.clients()).isEmpty();
            client.disconnect();
        }
    }

    @Test
    void theWireShowsEveryPacketOfAConnection() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local())) {
            List<String> seen = new CopyOnWriteArrayList<>();
            broker.wire()
                    .addListener(
                            event -> {
                                if (event instanceof WireEvent.PacketSeen packet) {
                                    seen.add(name(packet));
                                }
                            });
            try (MqttClient client = connect(broker, "seen")) {
                client.publish("a", "1".getBytes(), 1, false);
                client.disconnect();
            }
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(seen)
                                            .containsExactly(
                                                    "CONNECT seen",
                                                    "CONNACK seen",
                                                    "PUBLISH seen",
                                                    "PUBACK seen",
                                                    "DISCONNECT seen"));
        }
    }

    private static String name(WireEvent.PacketSeen event) {
        Packet packet = event.packet();
        return packet.name() + " " + event.clientId();
    }

    @Test
    void aBusyPortIsExplainedInOneLine() throws Exception {
        try (ServerSocket taken =
                new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            BrokerSettings settings = BrokerSettings.local().withPort(taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedBroker.start(settings))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining("in use")
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void anUnknownHostIsExplainedInOneLine() {
        BrokerSettings settings = BrokerSettings.local().withHost("no-such-host.invalid");
        assertThatThrownBy(() -> EmbeddedBroker.start(settings))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("unknown host no-such-host.invalid");
    }

    private static MqttClient connect(EmbeddedBroker broker, String clientId) throws Exception {
        return Paho.connected(broker.uri(), clientId);
    }
}
