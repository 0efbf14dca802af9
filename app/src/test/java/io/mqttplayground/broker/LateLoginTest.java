package io.mqttplayground.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.budget.Budget;
import io.mqttplayground.broker.budget.Kind;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import io.mqttplayground.wire.Direction;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits for a login keeps a connection for as long as one that says nothing. */
class LateLoginTest {

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Budget budget = new Budget(16 * 1024 * 1024);
    private EmbeddedBroker broker;
    private Events events;

    @BeforeEach
    void start() throws Exception {
        Limits limits =
                Limits.standard()
                        .with(Limits.Patience.standard().withConnect(Duration.ofSeconds(1)));
        broker =
                EmbeddedBroker.start(
                        new BrokerSettings(BrokerSettings.LOOPBACK, 0, limits),
                        AccessControl.open(),
                        budget);
        events = new Events(broker);
    }

    @AfterEach
    void stop() throws Exception {
        goOn.countDown();
        StillServes.everybody(broker);
        broker.close();
    }

    @Test
    void aConnectThatIsNotAcceptedInTimeEndsItsConnection() throws Exception {
        keepBusyTheThreadOf("waiting");
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.send(RawMqtt.connect("waiting", true));
            client.expectClosed();
        }
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(events.closeReasons())
                                        .containsExactly(
                                                "its CONNECT was not accepted within 1 s"));
    }

    private void keepBusyTheThreadOf(String clientId) {
        broker.onSessionThread(
                clientId,
                () -> {
                    try {
                        goOn.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Test
    void whatWaitsForALoginIsCounted() throws Exception {
        String clientId = "w".repeat(60_000);
        keepBusyTheThreadOf(clientId);
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.send(RawMqtt.connect(clientId, true));
            Awaitility.await().until(() -> budget.used(Kind.ARRIVING) >= clientId.length());
            client.expectClosed();
            Awaitility.await().until(() -> budget.used(Kind.ARRIVING) == 0);
        }
    }

    /** What is held back on purpose has not come yet. */
    @Test
    void aConnectThatIsDelayedOnPurposeIsAccepted() throws Exception {
        broker.faults().delay("delayed", Direction.TO_BROKER, Duration.ofMillis(1_500));
        try (RawMqtt client = RawMqtt.connected(broker, "delayed")) {
            broker.faults().clear();
            client.expectNothing();
        }
        assertThat(events.closeReasons()).isEmpty();
    }
}
