package io.mqttplayground.broker.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What clients made the broker hold is free once they are gone, whatever happened between: a count
 * that drifts would break a broker that runs for a week.
 */
@Execution(ExecutionMode.SAME_THREAD)
class NothingLeftTest {

    private static final int THREADS = 6;
    private static final int STEPS = 60;
    private static final int CLIENTS = 12;
    private static final int TOPICS = 4;

    /** Small, so that holders are let go and takers refused. */
    private static final int SCARCE = 12_000_000;

    private static final int AMPLE = 400_000_000;

    @RepeatedTest(4)
    void whenAllSessionsHaveEndedNothingIsHeld(RepetitionInfo run) throws Exception {
        Budget budget = new Budget(run.getCurrentRepetition() % 2 == 0 ? SCARCE : AMPLE);
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(BrokerSettings.local(), AccessControl.open(), budget)) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Mix mix = new Mix(broker, new Random(run.getCurrentRepetition() * 100L + i));
                all.add(onAThreadOfItsOwn(mix::run));
            }
            all.forEach(CompletableFuture::join);
            Awaitility.await().until(() -> budget.used(Kind.CONNECTIONS) == 0);
            StillServes.everybody(broker);
            endAll(broker);
            for (Kind kind : Kind.values()) {
                Awaitility.await()
                        .untilAsserted(
                                () -> assertThat(budget.used(kind)).as(kind.name()).isZero());
            }
            assertThat(budget.owners()).isZero();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static CompletableFuture<Void> onAThreadOfItsOwn(Step step) {
        AtomicReference<CompletableFuture<Void>> done =
                new AtomicReference<>(new CompletableFuture<>());
        new Thread(
                        () -> {
                            try {
                                step.run();
                                done.get().complete(null);
                            } catch (Throwable failure) {
                                done.get().completeExceptionally(failure);
                            }
                        })
                .start();
        return done.get();
    }

    /** A clean session takes the place of each that was kept; what is retained is cleared. */
    private static void endAll(EmbeddedBroker broker) throws IOException {
        for (var client : broker.clients()) {
            try (RawMqtt last = RawMqtt.connected(broker, client.clientId())) {
                last.send(RawMqtt.disconnect());
                last.expectClosed();
            }
        }
        try (RawMqtt cleaner = RawMqtt.connected(broker, "cleaner")) {
            for (var message : broker.retained()) {
                cleaner.send(RawMqtt.publish(1, message.topic(), 0, ""));
            }
            cleaner.expectNothing();
        }
        Awaitility.await().untilAsserted(() -> assertThat(broker.clients()).isEmpty());
    }

    /** Clients that do all that there is to do, at random, and most of it badly. */
    private static final class Mix {

        private final EmbeddedBroker broker;
        private final Random random;
        private final RawMqtt[] connections = new RawMqtt[CLIENTS];

        Mix(EmbeddedBroker broker, Random random) {
            this.broker = broker;
            this.random = random;
        }

        void run() throws IOException {
            for (int step = 0; step < STEPS * CLIENTS; step++) {
                int which = random.nextInt(CLIENTS);
                try {
                    if (connections[which] == null) {
                        connections[which] = connect(which);
                    } else {
                        act(which);
                    }
                } catch (EOFException | SocketException letGoOrTakenOver) {
                    end(which);
                }
            }
            for (int which = 0; which < CLIENTS; which++) {
                end(which);
            }
        }

        private void end(int which) throws IOException {
            if (connections[which] != null) {
                connections[which].drop();
                connections[which] = null;
            }
        }

        /** The threads fight over the identifiers. */
        private RawMqtt connect(int which) throws IOException {
            RawMqtt client = RawMqtt.open(broker);
            int clean = random.nextInt(3) == 0 ? 2 : 0;
            if (random.nextBoolean()) {
                client.send(RawMqtt.connect("MQTT", 4, clean, 60, "wild" + which));
            } else {
                int will = clean | 4 | random.nextInt(3) << 3 | (random.nextBoolean() ? 32 : 0);
                client.send(
                        RawMqtt.connect(
                                "MQTT", 4, will, 60, "wild" + which, topic(), text(20_000)));
            }
            return client;
        }

        private String topic() {
            return "wild/" + random.nextInt(TOPICS);
        }

        private String text(int most) {
            return "x".repeat(random.nextInt(most));
        }

        private String filter() {
            return switch (random.nextInt(4)) {
                case 0 -> "wild/#";
                case 1 -> "+/" + random.nextInt(TOPICS);
                case 2 -> "wild/" + "deep/".repeat(random.nextInt(100)) + "end";
                default -> topic();
            };
        }

        private void act(int which) throws IOException {
            RawMqtt client = connections[which];
            int id = 1 + random.nextInt(30);
            switch (random.nextInt(14)) {
                case 0, 1, 2 -> client.send(RawMqtt.subscribe(id, filter(), random.nextInt(3)));
                case 3 -> client.send(RawMqtt.unsubscribe(id, filter()));
                case 4, 5, 6, 7 -> client.send(publish(id));
                case 8 -> client.send(RawMqtt.ack(RawMqtt.PUBACK, id));
                case 9 -> client.send(RawMqtt.ack(RawMqtt.PUBREC, id));
                case 10 -> client.send(RawMqtt.ack(RawMqtt.PUBCOMP, id));
                case 11 -> client.send(RawMqtt.ack(RawMqtt.PUBREL, id));
                case 12 -> end(which);
                default -> leave(which);
            }
        }

        private byte[] publish(int packetId) {
            int flags = random.nextInt(3) << 1 | (random.nextInt(4) == 0 ? 1 : 0);
            int most = random.nextInt(10) == 0 ? 300_000 : 4_000;
            return RawMqtt.publish(flags, topic(), packetId, text(most));
        }

        private void leave(int which) throws IOException {
            connections[which].send(RawMqtt.disconnect());
            connections[which].close();
            connections[which] = null;
        }
    }
}
