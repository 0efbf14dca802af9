package io.mqttplayground.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mqttplayground.testkit.TurnedTicker;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.Wire;
import io.mqttplayground.wire.WireEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RestTest {

    private final TurnedTicker ticker = new TurnedTicker();
    private final Wire wire = new Wire();
    private final Rest script = new ScriptRest(wire, ticker);
    private final Rest prompt = new PromptRest(wire, ticker);

    private void packetPasses() {
        wire.record(
                "client",
                Optional.empty(),
                header ->
                        new WireEvent.PacketSeen(
                                header, Direction.TO_BROKER, new Packet.Pingreq()));
    }

    @Test
    void aScriptWaitsUntilNoPacketHasPassedForAWhile() {
        AtomicInteger packets = new AtomicInteger();
        ticker.whileAsleep(
                () -> {
                    if (packets.incrementAndGet() <= 10) {
                        packetPasses();
                    }
                });
        script.await();
        assertThat(ticker.passed()).isEqualTo(Duration.ofMillis(100 + 60));
    }

    @Test
    void aScriptWaitsNoLongerThanASecondForABrokerThatNeverRests() {
        ticker.whileAsleep(this::packetPasses);
        script.await();
        assertThat(ticker.passed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aPromptWaitsForNothingButWhatIsJustBeingShown() throws Exception {
        ticker.whileAsleep(this::packetPasses);
        prompt.await();
        prompt.await(() -> false, Duration.ofSeconds(5));
        assertThat(prompt.succeeds(new CompletableFuture<>())).isTrue();
        assertThat(ticker.passed()).isZero();

        prompt.awaitShown();
        assertThat(ticker.passed()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aScriptWaitsForWhatItHasBegun() throws Exception {
        script.await(() -> ticker.passed().toMillis() >= 40, Duration.ofSeconds(5));
        assertThat(ticker.passed()).isEqualTo(Duration.ofMillis(40));
        script.await(() -> false, Duration.ofSeconds(5));
        assertThat(ticker.passed()).isEqualTo(Duration.ofMillis(5_040));
        assertThat(script.succeeds(CompletableFuture.completedFuture(false))).isFalse();
    }

    @Test
    void aLookThatFailsIsNotTheLast() {
        AtomicInteger looks = new AtomicInteger();
        prompt.watch(
                () -> {
                    looks.incrementAndGet();
                    throw new IllegalStateException("a look that fails");
                });
        await().until(() -> looks.get() > 1);
        prompt.close();
    }
}
