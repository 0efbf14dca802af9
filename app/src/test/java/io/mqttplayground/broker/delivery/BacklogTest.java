package io.mqttplayground.broker.delivery;

import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fast publisher and slow subscribers: nothing is dropped, and nobody waits for the dead. */
@Execution(ExecutionMode.SAME_THREAD)
class BacklogTest {

    private static final String KILOBYTE = "x".repeat(1024);

    /** 40 MB. */
    private static final int MESSAGES = 40_000;

    /** What the network holds for a publisher and a subscriber, and the broker before it brakes. */
    private static final int MOST_LEAD = 30_000;

    private EmbeddedBroker broker;
    private Events events;

    @BeforeEach
    void start() throws Exception {
        start(BrokerSettings.local());
    }

    private void start(BrokerSettings settings) throws Exception {
        broker = EmbeddedBroker.start(settings);
        events = new Events(broker);
    }

    /** For which nobody reads too slowly: who lags brakes for as long as it likes. */
    private void startAPatientBroker() throws Exception {
        broker.close();
        Limits.Patience patient = Limits.Patience.standard().withHold(Duration.ofMinutes(5));
        start(new BrokerSettings("127.0.0.1", 0, Limits.standard().with(patient)));
    }

    @AfterEach
    void stop() throws Exception {
        StillServes.everybody(broker);
        broker.close();
    }

    /** 40 MB: far more than the limit of 16 MB, and than the network's own buffers. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aClientThatStopsReadingIsLetGoAndTheOthersGetEverything(int qos) throws Exception {
        int messages = 40_000;
        try (RawMqtt deaf = RawMqtt.connected(broker, "deaf");
                RawMqtt reader = RawMqtt.connected(broker, "reader");
                RawMqtt publisher = RawMqtt.connected(broker, "publisher")) {
            deaf.subscribe("flood", qos);
            reader.subscribe("flood", 0);
            CompletableFuture<Void> sending = flood(publisher, qos, messages, new AtomicInteger());
            for (int i = 0; i < messages; i++) {
                assertThat(reader.receive().payload()).startsWith(i + " ");
            }
            sending.join();
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(events.closeReasons())
                                            .singleElement()
                                            .asString()
                                            .contains("stopped reading", "16,777,216"));
            reader.expectNothing();
        }
    }

    private static CompletableFuture<Void> flood(
            RawMqtt publisher, int qos, int messages, AtomicInteger sent) {
        CompletableFuture<Void> acknowledged =
                CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < messages * qos; i++) {
                                quietly(() -> publisher.expect(RawMqtt.PUBACK));
                            }
                        });
        return CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < messages; i++) {
                                byte[] packet = publish(qos << 1, "flood", 1, i + " " + KILOBYTE);
                                quietly(() -> publisher.send(packet));
                                sent.incrementAndGet();
                            }
                        })
                .thenCompose(done -> acknowledged);
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It reads, but slowly: the publisher is slowed down and everything arrives. */
    @Test
    void aClientThatReadsSlowlySlowsThePublisherDown() throws Exception {
        startAPatientBroker();
        try (RawMqtt slow = RawMqtt.connected(broker, "slow");
                RawMqtt publisher = RawMqtt.connected(broker, "publisher")) {
            slow.subscribe("flood", 0);
            AtomicInteger sent = new AtomicInteger();
            CompletableFuture<Void> sending = flood(publisher, 0, MESSAGES, sent);
            for (int read = 0; read < MESSAGES; read++) {
                assertThat(sent.get() - read).as("lead of the publisher").isLessThan(MOST_LEAD);
                assertThat(slow.receive().payload()).startsWith(read + " ");
                if (read < 5_000 && read % 256 == 0) {
                    beSlow();
                }
            }
            sending.join();
            assertThat(events.closeReasons()).isEmpty();
        }
    }

    /** What a slow client does between two looks at its connection; no wait for anything. */
    private static void beSlow() {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }

    /** A publisher that waits for itself would wait for ever. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aClientMayFloodItself(int qos) throws Exception {
        int messages = 15_000; // all of them may wait for it
        try (RawMqtt self = RawMqtt.connected(broker, "self")) {
            self.subscribe("flood", qos);
            CompletableFuture<Void> sending =
                    CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; i < messages; i++) {
                                    byte[] packet =
                                            publish(qos << 1, "flood", 1, i + " " + KILOBYTE);
                                    quietly(() -> self.send(packet));
                                }
                            });
            int next = 0;
            while (next < messages) {
                RawMqtt.Packet packet = self.read();
                if (packet.type() == RawMqtt.PUBLISH) {
                    assertThat(packet.payload()).startsWith(next++ + " ");
                    if (qos == 1) {
                        self.send(RawMqtt.ack(RawMqtt.PUBACK, packet.packetId()));
                    }
                }
            }
            sending.join();
        }
    }

    /** Two that flood each other hold each other up, but never for good. */
    @Test
    void twoClientsMayFloodEachOther() throws Exception {
        int messages = 20_000;
        try (RawMqtt one = RawMqtt.connected(broker, "one");
                RawMqtt two = RawMqtt.connected(broker, "two")) {
            one.subscribe("to/one", 1);
            two.subscribe("to/two", 1);
            CompletableFuture<Void> there = exchange(one, "to/two", messages);
            CompletableFuture<Void> back = exchange(two, "to/one", messages);
            there.join();
            back.join();
        }
    }

    private static CompletableFuture<Void> exchange(RawMqtt client, String to, int messages) {
        Semaphore unacknowledged = new Semaphore(100);
        CompletableFuture<Void> sending =
                CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < messages; i++) {
                                byte[] packet = publish(2, to, 1, i + " " + KILOBYTE);
                                unacknowledged.acquireUninterruptibly();
                                quietly(() -> client.send(packet));
                            }
                        });
        CompletableFuture<Void> receiving = new CompletableFuture<>();
        Thread reader =
                new Thread(
                        () -> {
                            try {
                                readAll(client, messages, unacknowledged);
                                receiving.complete(null);
                            } catch (Throwable failure) {
                                receiving.completeExceptionally(failure);
                            }
                        });
        reader.start();
        return sending.thenCompose(sent -> receiving);
    }

    private static void readAll(RawMqtt client, int messages, Semaphore unacknowledged)
            throws IOException {
        int next = 0;
        int acknowledged = 0;
        while (next < messages || acknowledged < messages) {
            RawMqtt.Packet packet = client.read();
            if (packet.type() == RawMqtt.PUBLISH) {
                assertThat(packet.payload()).startsWith(next++ + " ");
                client.send(RawMqtt.ack(RawMqtt.PUBACK, packet.packetId()));
            } else {
                acknowledged++;
                unacknowledged.release();
            }
        }
    }

    /** The brake is for those who publish to the one who lags; it would last until the end. */
    @Test
    void aClientThatLagsBrakesNobodyElse() throws Exception {
        startAPatientBroker();
        try (RawMqtt slow = RawMqtt.connected(broker, "slow");
                RawMqtt flooder = RawMqtt.connected(broker, "flooder");
                RawMqtt other = RawMqtt.connected(broker, "other")) {
            slow.subscribe("flood", 0);
            other.subscribe("quiet", 0);
            AtomicInteger sent = new AtomicInteger();
            CompletableFuture<Void> flooding = flood(flooder, 0, MESSAGES, sent);
            int before;
            do {
                before = sent.get();
                for (int i = 0; i < 500; i++) {
                    other.send(publish("quiet", "" + i));
                    assertThat(other.receive().payload()).isEqualTo("" + i);
                }
            } while (sent.get() == 0 || sent.get() != before);
            assertThat(events.closeReasons()).isEmpty();
            assertThat(sent).as("where the flooder stands still").hasValueLessThan(MESSAGES);
            for (int i = 0; i < MESSAGES; i++) {
                slow.receive();
            }
            flooding.join();
        }
    }
}
