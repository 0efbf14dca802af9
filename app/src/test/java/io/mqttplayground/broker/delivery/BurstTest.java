package io.mqttplayground.broker.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.client.mqttv3.IMqttMessageListener;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A burst from one Paho client to another: everything arrives, once and in order. */
@Execution(ExecutionMode.SAME_THREAD)
class BurstTest {

    private static final int MESSAGES = 20_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void nothingOfABurstIsLostDoubledOrOutOfOrder(int qos) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local());
                MqttAsyncClient publisher = client(broker, "publisher");
                MqttAsyncClient subscriber = client(broker, "subscriber")) {
            CountDownLatch arrived = new CountDownLatch(MESSAGES);
            AtomicInteger outOfOrder = new AtomicInteger();
            AtomicInteger next = new AtomicInteger();
            IMqttMessageListener listener =
                    (topic, message) -> {
                        int number = Integer.parseInt(new String(message.getPayload()).trim());
                        if (number != next.getAndIncrement()) {
                            outOfOrder.incrementAndGet();
                        }
                        arrived.countDown();
                    };
            subscriber.subscribe("burst", qos, listener).waitForCompletion();
            for (int i = 0; i < MESSAGES; i++) {
                publisher.publish("burst", "%-16d".formatted(i).getBytes(), qos, false);
            }
            assertThat(arrived.await(60, TimeUnit.SECONDS))
                    .as("%d missing", arrived.getCount())
                    .isTrue();
            assertThat(outOfOrder).hasValue(0);
            publisher.disconnect().waitForCompletion();
            subscriber.disconnect().waitForCompletion();
        }
    }

    private static MqttAsyncClient client(EmbeddedBroker broker, String clientId)
            throws MqttException {
        MqttAsyncClient client =
                new MqttAsyncClient(broker.uri(), clientId, new MemoryPersistence());
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMaxInflight(60_000);
        client.connect(options).waitForCompletion();
        return client;
    }
}
