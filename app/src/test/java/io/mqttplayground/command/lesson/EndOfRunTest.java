package io.mqttplayground.command.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.TurnedTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndOfRunTest {

    private final TurnedTicker ticker = new TurnedTicker();
    private final EndOfRun endOfRun = new EndOfRun(ticker);

    @Test
    void aTaskThatIsSolvedInTheMiddleOfARunWaitsForItsEnd() {
        endOfRun.runBegan();
        assertThat(endOfRun.isAwaited(true)).isTrue();
        endOfRun.runOver();
        assertThat(endOfRun.isAwaited(true)).isFalse();
    }

    @Test
    void nothingWaitsWithoutARunOrASolvedTask() {
        assertThat(endOfRun.isAwaited(true)).isFalse();
        endOfRun.runBegan();
        assertThat(endOfRun.isAwaited(false)).isFalse();
    }

    @Test
    void ofARunThatTakesLongTheEndIsNotAwaited() {
        endOfRun.runBegan();
        assertThat(endOfRun.isAwaited(true)).isTrue();
        ticker.turn(Duration.ofMillis(3_999));
        assertThat(endOfRun.isAwaited(true)).isTrue();
        ticker.turn(Duration.ofMillis(1));
        assertThat(endOfRun.isAwaited(true)).isFalse();
    }
}
