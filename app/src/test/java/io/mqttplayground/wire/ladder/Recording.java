package io.mqttplayground.wire.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.Paho;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.RecentEvents;
import io.mqttplayground.wire.WireEvent;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttMessage;

/** A real broker of which every packet is kept, and real clients of it. */
public final class Recording implements AutoCloseable {

    private final EmbeddedBroker broker;
    private final RecentEvents recent = RecentEvents.standard();

    private Recording(AccessControl access) throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local(), access);
        broker.wire().addListener(recent);
    }

    public static Recording open() throws Exception {
        return new Recording(AccessControl.open());
    }

    public static Recording with(AccessControl access) throws Exception {
        return new Recording(access);
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    public List<WireEvent> events() {
        return recent.all();
    }

    public MqttClient client(String clientId) throws Exception {
        MqttClient client = Paho.client(broker.uri(), clientId);
        client.setCallback(new Attentive());
        return client;
    }

    public MqttClient connect(String clientId, boolean cleanSession) throws Exception {
        MqttClient client = client(clientId);
        MqttConnectOptions options = new MqttConnectOptions();
        options.setCleanSession(cleanSession);
        client.connect(options);
        return client;
    }

    /** Paho acknowledges only what somebody takes. */
    private static final class Attentive implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {}

        @Override
        public void connectionLost(Throwable cause) {}

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {}
    }

    /** Drops the connection without DISCONNECT, and waits until that is known on both sides. */
    public void cut(MqttClient client) {
        broker.disconnect(client.getClientId());
        Awaitility.await().until(() -> !client.isConnected());
    }

    /** The client's packets in order, such as {@code >CONNECT <CONNACK}; > is to the broker. */
    public String packetsOf(String clientId) {
        StringBuilder packets = new StringBuilder();
        for (WireEvent event : events()) {
            if (event.clientId().equals(clientId)) {
                packets.append(packets.isEmpty() ? "" : " ").append(word(event));
            }
        }
        return packets.toString();
    }

    private static String word(WireEvent event) {
        if (event instanceof WireEvent.PacketSeen seen) {
            String way = seen.direction() == Direction.TO_BROKER ? ">" : "<";
            boolean dup = seen.packet() instanceof Packet.Publish publish && publish.dup();
            return way + seen.packet().name() + (dup ? "(DUP)" : "");
        }
        return event instanceof WireEvent.Refused ? "refused" : "closed";
    }

    public void awaitPackets(String clientId, String expected) {
        Awaitility.await().untilAsserted(() -> assertThat(packetsOf(clientId)).isEqualTo(expected));
    }

    @Override
    public void close() {
        broker.close();
    }
}
