package io.mqttplayground.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.Paho;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.junit.jupiter.api.Test;

class RestartTest {

    /** The last line of defence, should a session thread die all the same. */
    @Test
    void aBrokerWhoseSessionThreadDiedStartsAgainOnItsPort() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local())) {
            BlockingQueue<String> faults = new LinkedBlockingQueue<>();
            broker.onFailure(faults::add);
            int port = broker.port();
            publishRetained(broker, "kept", "before");

            broker.onSessionThread(
                    "",
                    () -> {
                        throw new IllegalStateException("a session thread was broken on purpose");
                    });

            assertThat(faults.poll(10, TimeUnit.SECONDS)).contains("started again");
            assertThat(broker.port()).isEqualTo(port);
            assertThat(broker.retained()).hasSize(1);
            publishRetained(broker, "kept", "after");
            assertThat(new String(broker.retained().get(0).payload())).isEqualTo("after");
        }
    }

    private static void publishRetained(EmbeddedBroker broker, String topic, String payload)
            throws Exception {
        try (MqttClient client = Paho.connected(broker.uri(), "publisher")) {
            client.publish(topic, payload.getBytes(), 1, true);
            client.disconnect();
        }
    }
}
