package io.mqttplayground.broker;

import static io.mqttplayground.testkit.RawMqtt.connect;
import static io.mqttplayground.testkit.RawMqtt.subscribe;
import static io.mqttplayground.testkit.RawMqtt.unsubscribe;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Moquette owes a client and never does: nobody waits for it without end. */
class UnansweredTest {

    private static final Duration SOON = Duration.ofMillis(300);

    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws Exception {
        Limits limits = Limits.standard().with(Limits.Patience.standard().withSession(SOON));
        broker = EmbeddedBroker.start(new BrokerSettings(BrokerSettings.LOOPBACK, 0, limits));
        broker.onFailure(failures::add);
    }

    @AfterEach
    void stop() throws Exception {
        goOn.countDown();
        StillServes.everybody(broker);
        broker.close();
    }

    /** Whatever is asked of the session from now on waits. */
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

    private void expectCutOff(RawMqtt client, String why) throws Exception {
        client.expectClosed();
        assertThat(failures.poll(10, TimeUnit.SECONDS))
                .isEqualTo("client waiting was cut off: " + why + " within 300 ms");
    }

    @Test
    void aConnectThatIsNotAnsweredEndsItsConnection() throws Exception {
        keepBusyTheThreadOf("waiting");
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.send(connect("waiting", true));
            expectCutOff(client, "its session was not ready");
        }
    }

    @Test
    void aSubscribeThatIsNotAnsweredEndsItsConnection() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "waiting")) {
            client.subscribe("answered", 0);
            keepBusyTheThreadOf("waiting");
            client.send(subscribe(1, "a", 0));
            expectCutOff(client, "its SUBSCRIBE was not answered");
        }
    }

    @Test
    void anUnsubscribeThatIsNotAnsweredEndsItsConnection() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "waiting")) {
            client.subscribe("answered", 0);
            keepBusyTheThreadOf("waiting");
            client.send(unsubscribe(1, "answered"));
            expectCutOff(client, "its UNSUBSCRIBE was not answered");
        }
    }

    @Test
    void aClientWhosePredecessorNeverEndsIsLetGo() throws Exception {
        try (RawMqtt before = RawMqtt.connected(broker, "waiting");
                RawMqtt client = RawMqtt.open(broker)) {
            keepBusyTheThreadOf("waiting");
            client.send(connect("waiting", true));
            before.expectClosed();
            expectCutOff(client, "the connection before it did not end");
        }
    }
}
