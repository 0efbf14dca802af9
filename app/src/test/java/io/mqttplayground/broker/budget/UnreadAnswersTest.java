package io.mqttplayground.broker.budget;

import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that nobody reads are no gift: who asks and does not read is not read from. */
@Execution(ExecutionMode.SAME_THREAD)
class UnreadAnswersTest {

    private static final long MEMORY = 16_000_000;
    private static final int IN_ONE_GO = 20_000;

    private final Budget budget = new Budget(MEMORY);
    private EmbeddedBroker broker;
    private Events events;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local(), AccessControl.open(), budget);
        events = new Events(broker);
    }

    @AfterEach
    void stop() throws Exception {
        StillServes.everybody(broker);
        for (Kind kind : Kind.values()) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(budget.used(kind)).as(kind.name()).isZero());
        }
        broker.close();
    }

    static Stream<Arguments> askedFor() {
        return Stream.of(
                Arguments.of("PINGRESP", packets(i -> RawMqtt.pingreq())),
                Arguments.of("PUBACK", packets(i -> publish(2, "t", i, ""))),
                Arguments.of("PUBREC", packets(i -> publish(4, "t", 7, ""))),
                Arguments.of("PUBCOMP", packets(i -> RawMqtt.ack(RawMqtt.PUBREL, i))),
                Arguments.of("PUBREL", packets(i -> RawMqtt.ack(RawMqtt.PUBREC, i))),
                Arguments.of("UNSUBACK", packets(i -> RawMqtt.unsubscribe(i, "t"))),
                Arguments.of("its own", packets(i -> publish("own", "x".repeat(200)))));
    }

    private static byte[] packets(IntFunction<byte[]> packet) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 1; i <= IN_ONE_GO; i++) {
            all.writeBytes(packet.apply(i));
        }
        return all.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("askedFor")
    void aFloodOfAnswersEndsItsOwnConnectionOnly(String answer, byte[] flood) throws Exception {
        try (RawMqtt deaf = RawMqtt.connected(broker, "deaf")) {
            deaf.send(RawMqtt.subscribe(1, "own", 0));
            CompletableFuture<Void> sending =
                    CompletableFuture.runAsync(() -> sendUntilClosed(deaf, flood));
            while (!sending.isDone()) {
                StillServes.everybody(broker);
                assertThat(budget.used(Kind.WRITTEN)).isLessThan(MEMORY / 2);
                assertThat(budget.used(Kind.ARRIVING)).isLessThan(MEMORY / 2);
            }
            sending.join();
            assertThat(events.closeReasons()).singleElement().asString().startsWith("let go: ");
        }
    }

    private static void sendUntilClosed(RawMqtt deaf, byte[] flood) {
        try {
            while (true) {
                deaf.send(flood);
            }
        } catch (SocketException closed) {
            // as it should be
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
