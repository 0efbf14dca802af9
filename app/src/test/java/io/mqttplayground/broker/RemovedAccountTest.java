package io.mqttplayground.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.testkit.PackagedBroker;
import io.mqttplayground.testkit.Paho;
import org.awaitility.Awaitility;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemovedAccountTest {

    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = PackagedBroker.start();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void theSessionThatWasKeptForItIsGone() throws Exception {
        try (MqttClient alice = alice()) {
            connectAndKeep(alice);
            alice.subscribe("sensor/#", 1);
            alice.disconnect();
            awaitOffline();

            removeAndAddAgain();

            Awaitility.await().untilAsserted(() -> assertThat(broker.clients()).isEmpty());
            assertThat(connectAndKeep(alice)).as("session present").isFalse();
            alice.disconnect();
        }
    }

    @Test
    void itsConnectionIsClosedAndTheSessionEndsWithIt() throws Exception {
        try (MqttClient alice = alice()) {
            connectAndKeep(alice);

            removeAndAddAgain();

            Awaitility.await().untilAsserted(() -> assertThat(alice.isConnected()).isFalse());
            Awaitility.await().untilAsserted(() -> assertThat(broker.clients()).isEmpty());
        }
    }

    private MqttClient alice() throws Exception {
        return Paho.client(broker.uri(), "of-alice");
    }

    /** Returns whether a session was present. */
    private static boolean connectAndKeep(MqttClient alice) throws Exception {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setCleanSession(false);
        options.setUserName("alice");
        options.setPassword("alice-pw".toCharArray());
        return alice.connectWithResult(options).getSessionPresent();
    }

    private void awaitOffline() {
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(broker.clients())
                                        .singleElement()
                                        .satisfies(kept -> assertThat(kept.address()).isEmpty()));
    }

    private void removeAndAddAgain() {
        PasswordFile accounts = broker.passwords();
        broker.replacePasswords(accounts.without("alice"));
        broker.replacePasswords(accounts.with("alice", "alice-pw".getBytes(UTF_8)));
    }
}
