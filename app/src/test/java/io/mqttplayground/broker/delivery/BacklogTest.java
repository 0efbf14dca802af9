package io.mqttplayground.broker.delivery;

import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
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

    private EmbeddedBroker broker;
    private Events events;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local());
        events = new Events(broker);
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
        try (RawMqtt slow = RawMqtt.narrow(broker, "slow");
                RawMqtt publisher = RawMqtt.connected(broker, "publisher")) {
            slow.subscribe("flood", 0);
            AtomicInteger sent = new AtomicInteger();
            CompletableFuture<Void> sending = flood(publisher, 0, 40_000, sent);
            for (int read = 0; read < 40_000; read++) {
                // The rest is what the network holds for the two of them.
                assertThat(sent.get() - read).as("lead of the publisher").isLessThan(25_000);
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
        int messages = 20_000;
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

    /** The brake is for those who publish to the one who lags: it would last 200 ms each time. */
    @Test
    void aClientThatReadsSlowlyBrakesNobodyElse() throws Exception {
        try (RawMqtt slow = RawMqtt.narrow(broker, "slow");
                RawMqtt flooder = RawMqtt.connected(broker, "flooder");
                RawMqtt other = RawMqtt.connected(broker, "other")) {
            slow.subscribe("flood", 0);
            other.subscribe("quiet", 0);
            CompletableFuture<Void> flooding = flood(flooder, 0, 40_000, new AtomicInteger());
            CompletableFuture<Void> reading =
                    CompletableFuture.runAsync(() -> quietly(() -> readSlowly(slow, 8_000)));
            long total = 0;
            long held = 0;
            while (!reading.isDone()) {
                long began = System.nanoTime();
                other.send(publish("quiet", "ping"));
                assertThat(other.receive().payload()).isEqualTo("ping");
                long took = System.nanoTime() - began;
                total += took;
                held += took > Duration.ofMillis(100).toNanos() ? took : 0;
            }
            reading.join();
            assertThat(held).as("of %d ns", total).isLessThan(total / 2);
            for (int i = 8_000; i < 40_000; i++) {
                slow.receive();
            }
            flooding.join();
        }
    }

    private static void readSlowly(RawMqtt slow, int messages) throws IOException {
        for (int i = 0; i < messages; i++) {
            slow.receive();
            if (i % 256 == 0) {
                beSlow();
            }
        }
    }
}
