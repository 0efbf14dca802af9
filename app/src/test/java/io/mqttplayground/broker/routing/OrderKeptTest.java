package io.mqttplayground.broker.routing;

import static io.mqttplayground.testkit.RawMqtt.CONNACK;
import static io.mqttplayground.testkit.RawMqtt.PUBACK;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is lost and nothing overtakes where a session begins, or a subscription. */
class OrderKeptTest {

    private static final int TIMES = 300;

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

    /** 35 of 300 were lost, as the session was not ready when its CONNACK was out. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatIsPublishedRightBehindTheConnackOfAResumedSessionArrives(int qos) throws Exception {
        try (RawMqtt publisher = RawMqtt.connected(broker, "publisher")) {
            try (RawMqtt first = RawMqtt.open(broker)) {
                first.resume("back");
                first.subscribe("news", qos);
            }
            for (int i = 0; i < TIMES; i++) {
                try (RawMqtt back = RawMqtt.open(broker)) {
                    back.send(RawMqtt.connect("back", false));
                    assertThat(back.expect(CONNACK).body()).containsExactly(1, 0);
                    publisher.send(publish("news", Integer.toString(i)));
                    assertThat(back.receive().payload()).isEqualTo(Integer.toString(i));
                }
            }
        }
    }

    /** 80 of 200 retained messages were newer than live ones behind them [MQTT-4.6.0-6]. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aRetainedMessageIsNeverNewerThanWhatComesBehindIt(int qos) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> publishing =
                CompletableFuture.runAsync(() -> publishUntil(over, qos));
        int retained = 0;
        try {
            Awaitility.await().until(() -> !broker.retained().isEmpty());
            for (int i = 0; i < 100; i++) {
                retained += retainedAmongTheFirst("reader" + i, qos);
            }
        } finally {
            over.set(true);
            publishing.join();
        }
        assertThat(retained).isPositive();
    }

    /** Returns how many were; at most one. */
    private int retainedAmongTheFirst(String clientId, int qos) throws IOException {
        try (RawMqtt client = RawMqtt.connected(broker, clientId)) {
            client.subscribe("count", qos);
            int retained = 0;
            int last = -1;
            for (int read = 0; read < 40; read++) {
                RawMqtt.Packet packet = client.receive();
                int value = Integer.parseInt(packet.payload());
                assertThat(value).isGreaterThanOrEqualTo(last);
                retained += packet.retain() ? 1 : 0;
                last = value;
            }
            return retained;
        }
    }

    private void publishUntil(AtomicBoolean over, int qos) {
        try (RawMqtt publisher = RawMqtt.connected(broker, "publisher")) {
            for (int i = 0; !over.get(); i++) {
                publisher.send(publish(qos << 1 | 1, "count", 1, Integer.toString(i)));
                if (qos == 1) {
                    publisher.expect(PUBACK);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
