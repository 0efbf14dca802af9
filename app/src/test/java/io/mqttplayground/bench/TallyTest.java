package io.mqttplayground.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally(Plans.burst(2, 1, 10, 0));

    private void receive(int publisher, int... sequences) {
        for (int sequence : sequences) {
            tally.add(publisher, sequence);
        }
    }

    @Test
    void messagesInOrderAreJustReceived() {
        receive(0, 0, 1, 2, 3, 4);

        assertThat(tally.received()).isEqualTo(5);
        assertThat(tally.duplicated()).isZero();
        assertThat(tally.outOfOrder()).isZero();
    }

    @Test
    void aGapIsNotOutOfOrder() {
        receive(0, 0, 1, 4);

        assertThat(tally.received()).isEqualTo(3);
        assertThat(tally.outOfOrder()).isZero();
    }

    @Test
    void aMessageThatComesAgainIsADuplicateAndNotReceivedTwice() {
        receive(0, 0, 1, 1, 0, 2);

        assertThat(tally.received()).isEqualTo(3);
        assertThat(tally.duplicated()).isEqualTo(2);
        assertThat(tally.outOfOrder()).isZero();
    }

    @Test
    void everyMessageBehindALaterOneIsOutOfOrder() {
        receive(0, 3, 1, 2, 4);

        assertThat(tally.received()).isEqualTo(4);
        assertThat(tally.outOfOrder()).isEqualTo(2);
    }

    @Test
    void publishersAreCountedApart() {
        receive(0, 0, 1, 2);
        receive(1, 0, 1);

        assertThat(tally.received()).isEqualTo(5);
        assertThat(tally.duplicated()).isZero();
        assertThat(tally.outOfOrder()).isZero();
    }

    @Test
    void messagesThatNobodySentAreNotCounted() {
        assertThat(tally.add(2, 0)).isFalse();
        assertThat(tally.add(0, 5)).isFalse();
        assertThat(tally.add(0, -1)).isFalse();

        assertThat(tally.received()).isZero();
    }

    @Test
    void sharesOfThePublishersMakeUpTheCount() {
        BenchPlan plan = Plans.burst(3, 1, 11, 0);

        assertThat(new int[] {plan.shareOf(0), plan.shareOf(1), plan.shareOf(2)})
                .containsExactly(4, 4, 3);
    }
}
