package io.mqttplayground.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndOfRunTest {

    private final EndOfRun endOfRun = new EndOfRun();

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
}
