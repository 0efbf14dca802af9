package io.mqttplayground.broker;

import static io.mqttplayground.testkit.RawMqtt.CONNACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.testkit.Paho;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import io.mqttplayground.wire.WireEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.junit.jupiter.api.Test;

class RestartTest {

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private EmbeddedBroker started() throws BrokerStartException {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local());
        broker.onFailure(told::add);
        return broker;
    }

    private static void killSessionThread(EmbeddedBroker broker, String clientId) {
        broker.onSessionThread(
                clientId,
                () -> {
                    throw new IllegalStateException("a session thread was broken on purpose");
                });
    }

    private void awaitRestart() throws InterruptedException {
        assertThat(told.poll(30, TimeUnit.SECONDS)).contains("started again");
    }

    /** The last line of defence, should a session thread die all the same. */
    @Test
    void aBrokerWhoseSessionThreadDiedStartsAgainOnItsPort() throws Exception {
        try (EmbeddedBroker broker = started()) {
            int port = broker.port();
            publishRetained(broker, "kept", "before");

            killSessionThread(broker, "");

            awaitRestart();
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

    @Test
    void threadsThatDieTogetherAreOneRestart() throws Exception {
        try (EmbeddedBroker broker = started()) {
            CountDownLatch together = new CountDownLatch(2);
            for (String clientId : List.of("a", "b")) { // on different threads
                broker.onSessionThread(
                        clientId,
                        () -> {
                            together.countDown();
                            try {
                                together.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            throw new IllegalStateException("broken on purpose");
                        });
            }

            awaitRestart();
            killSessionThread(broker, "c");
            awaitRestart();
            StillServes.everybody(broker);
            assertThat(told).isEmpty();
        }
    }

    /** Takes the port between the end of one chain and the start of the next. */
    private static ServerSocket takesThePort(EmbeddedBroker broker) throws IOException {
        ServerSocket rival = new ServerSocket();
        InetSocketAddress port =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.port());
        broker.wire()
                .addListener(
                        event -> {
                            if (event instanceof WireEvent.ConnectionClosed && !rival.isBound()) {
                                bind(rival, port);
                            }
                        });
        return rival;
    }

    private static void bind(ServerSocket rival, InetSocketAddress port) {
        try {
            rival.bind(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPortThatIsInUseForAMomentIsTriedAgain() throws Exception {
        try (EmbeddedBroker broker = started();
                RawMqtt client = RawMqtt.connected(broker, "client");
                ServerSocket rival = takesThePort(broker)) {
            Logger log = Logger.getLogger(RestartingChain.class.getName());
            Handler givesWay =
                    new StreamHandler() {
                        @Override
                        public synchronized void publish(LogRecord entry) {
                            if (rival.isBound() && entry.getThrown() instanceof IOException) {
                                giveWay(rival);
                            }
                        }
                    };
            log.addHandler(givesWay);

            killSessionThread(broker, "");

            awaitRestart();
            log.removeHandler(givesWay);
            assertThat(rival.isClosed()).as("was in the way").isTrue();
            client.expectClosed();
            StillServes.everybody(broker);
            assertThat(broker.lost()).isNotDone();
        }
    }

    private static void giveWay(ServerSocket rival) {
        try {
            rival.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aBrokerThatCannotStartAgainSaysSoOnceAndIsLost() throws Exception {
        try (EmbeddedBroker broker = started();
                RawMqtt client = RawMqtt.connected(broker, "client");
                ServerSocket rival = takesThePort(broker)) {
            int port = broker.port();
            killSessionThread(broker, "");

            assertThat(told.poll(30, TimeUnit.SECONDS))
                    .contains("cannot be started again", "in use")
                    .doesNotContain("Exception");
            broker.lost().get(30, TimeUnit.SECONDS);
            client.expectClosed();
            assertThat(rival.isBound()).isTrue();
            assertThat(broker.port()).isEqualTo(port);
            assertThat(broker.clients()).isEmpty();
            assertThat(told).isEmpty();
        }
    }

    @Test
    void keptSessionsSurviveWithAllThatWaitsInThem() throws Exception {
        try (EmbeddedBroker broker = started()) {
            leave(broker, "away", "news", 2);
            RawMqtt publisher = RawMqtt.connected(broker, "publisher");
            publisher.send(RawMqtt.publish(2, "news", 1, "queued"), RawMqtt.publish("news", "no"));
            publisher.expect(RawMqtt.PUBACK);

            killSessionThread(broker, "");

            awaitRestart();
            publisher.expectClosed();
            try (RawMqtt back = RawMqtt.open(broker)) {
                assertThat(back.resume("away")).isTrue();
                assertThat(back.receive().payload()).isEqualTo("queued");
                back.send(RawMqtt.publish(2, "news", 1, "live"));
                assertThat(payloadOf(back)).isEqualTo("live");
            }
        }
    }

    private static void leave(EmbeddedBroker broker, String clientId, String filter, int qos)
            throws IOException {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.resume(clientId);
            client.subscribe(filter, qos);
            client.send(RawMqtt.disconnect());
            client.expectClosed();
        }
    }

    /** The next message, whatever acknowledgement is before it. */
    private static String payloadOf(RawMqtt client) throws IOException {
        RawMqtt.Packet packet = client.read();
        while (packet.type() != RawMqtt.PUBLISH) {
            packet = client.read();
        }
        return packet.payload();
    }

    @Test
    void whoIsConnectedMeanwhileComesBackToItsSession() throws Exception {
        try (EmbeddedBroker broker = started();
                RawMqtt kept = RawMqtt.open(broker);
                RawMqtt clean = RawMqtt.connected(broker, "clean")) {
            kept.resume("kept");
            kept.subscribe("news", 2);
            clean.subscribe("news", 1);
            clean.send(RawMqtt.publish(4, "news", 5, "exactly once"));
            assertThat(kept.expect(RawMqtt.PUBLISH).payload()).isEqualTo("exactly once");
            kept.send(RawMqtt.publish(4, "other", 9, "not released"));
            kept.expect(RawMqtt.PUBREC);

            killSessionThread(broker, "");

            awaitRestart();
            kept.expectClosed();
            clean.expectClosed();
            assertThat(broker.clients()).extracting(ClientStatus::clientId).containsExactly("kept");
            assertThat(broker.clients().get(0).address()).isEmpty();
            try (RawMqtt back = RawMqtt.open(broker);
                    RawMqtt watching = RawMqtt.connected(broker, "clean")) {
                watching.subscribe("other", 0);
                assertThat(back.resume("kept")).isTrue();
                RawMqtt.Packet again = back.receive();
                assertThat(again.dup()).isTrue();
                assertThat(again.payload()).isEqualTo("exactly once");
                back.send(RawMqtt.publish(12, "other", 9, "not released"));
                back.expect(RawMqtt.PUBREC);
                watching.expectNothing();
            }
        }
    }

    @Test
    void willsArePublishedToThoseWhoAreExpectedBack() throws Exception {
        try (EmbeddedBroker broker = started();
                RawMqtt mortal = RawMqtt.open(broker)) {
            leave(broker, "away", "wills", 1);
            // clean session, will flag, will QoS 1
            mortal.send(RawMqtt.connect("MQTT", 4, 2 | 4 | 8, 60, "mortal", "wills", "gone"));
            mortal.expect(CONNACK);

            killSessionThread(broker, "");

            awaitRestart();
            try (RawMqtt back = RawMqtt.open(broker)) {
                assertThat(back.resume("away")).isTrue();
                assertThat(back.receive().payload()).isEqualTo("gone");
                back.expectNothing();
            }
        }
    }

    @Test
    void nothingThatWasAcknowledgedIsLostWhileAPublisherFloods() throws Exception {
        try (EmbeddedBroker broker = started();
                RawMqtt publisher = RawMqtt.connected(broker, "flood")) {
            leave(broker, "away", "news", 1);
            int acknowledged = 0;
            try {
                for (int i = 1; i <= 5_000; i++) {
                    publisher.send(RawMqtt.publish(2, "news", i, "m" + i));
                    if (i == 500) {
                        killSessionThread(broker, "");
                    }
                    acknowledged = publisher.expect(RawMqtt.PUBACK).packetId();
                }
            } catch (IOException closed) {
                // by the restart
            }
            awaitRestart();
            assertThat(acknowledged).isBetween(499, 4_999);
            try (RawMqtt back = RawMqtt.open(broker)) {
                assertThat(back.resume("away")).isTrue();
                for (int i = 1; i <= acknowledged; i++) {
                    assertThat(back.receive().payload()).isEqualTo("m" + i);
                }
            }
        }
    }
}
