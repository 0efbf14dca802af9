package io.mqttplayground.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledPieces;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunFiguresTest {

    private final RunFigures figures = new RunFigures(1_000);

    @Test
    void theBarFillsWithWhatWasSent() {
        figures.update(0, 0);
        assertThat(bar(Style.GOOD)).isEmpty();
        assertThat(bar(Style.DIM)).hasSize(30);

        figures.update(500, 0);
        assertThat(bar(Style.GOOD)).hasSize(15);

        figures.update(1_000, 1_000);
        assertThat(bar(Style.GOOD)).hasSize(30);
        assertThat(bar(Style.DIM)).isEmpty();
    }

    private String bar(Style style) {
        return StyledPieces.of(figures.bar(100), style).stream()
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    @Test
    void theFiguresStandBesideIt() {
        figures.update(1_000, 990);

        assertThat(figures.bar(100).plain()).contains("sent 1,000 of 1,000", "received 990");
    }

    @Test
    void aMessageOnItsWayIsLostOnlyAfterASecondOfUpdates() {
        figures.update(100, 90);
        assertThat(figures.bar(100).plain()).endsWith("lost 10");

        figures.update(100, 100);
        for (int i = 0; i < 9; i++) {
            figures.update(100 + 10 * i, 100);
        }
        assertThat(figures.bar(100).plain()).endsWith("lost 0");

        figures.update(300, 100);
        figures.update(300, 100);
        assertThat(figures.bar(100).plain()).endsWith("lost 10");
    }

    @Test
    void everyWidthThatTerminalsHaveIsEnough() {
        figures.update(1_000, 1_000);
        RunFigures many = new RunFigures(10_000_000);
        many.update(10_000_000, 9_999_999);

        assertThat(many.bar(80).plain()).hasSizeLessThan(80).contains("received 9,999,999");
        for (int width : new int[] {40, 60, 80, 100, 200}) {
            assertThat(figures.bar(width).plain()).hasSizeLessThan(width);
        }
    }

    @Test
    void theEndIsToldInOneLine() {
        figures.update(1_000, 1_000);
        figures.producerEnded();

        assertThat(figures.summary(new RunOutcome.Done()).plain())
                .matches("  done: sent 1,000, received 1,000, lost 0, in \\d+\\.\\d s");
        assertThat(StyledPieces.of(figures.summary(new RunOutcome.Done()), Style.GOOD))
                .containsExactly(figures.summary(new RunOutcome.Done()).plain());
    }

    @Test
    void whatIsMissingAtTheEndIsLostAndBad() {
        figures.update(1_000, 997);
        figures.producerEnded();

        assertThat(figures.summary(new RunOutcome.Done()).plain())
                .startsWith("  done: sent 1,000, received 997, lost 3");
        assertThat(StyledPieces.of(figures.summary(new RunOutcome.Done()), Style.BAD))
                .containsExactly(figures.summary(new RunOutcome.Done()).plain());
    }

    @Test
    void ofAStoppedRunNothingIsSaidToBeLost() {
        figures.update(1_000, 997);
        figures.producerEnded();

        assertThat(figures.summary(new RunOutcome.Stopped()).plain())
                .matches("  stopped: sent 1,000, received 997, in \\d+\\.\\d s");
    }

    @Test
    void whatIsMissingIsExpectedUntilNothingHasComeForAWhile() {
        figures.update(10, 9);
        figures.producerEnded();

        assertThat(figures.stillExpects(Duration.ofMinutes(1))).isTrue();
        assertThat(figures.stillExpects(Duration.ZERO)).isFalse();
        figures.update(10, 10);
        assertThat(figures.stillExpects(Duration.ofMinutes(1))).isFalse();
    }
}
