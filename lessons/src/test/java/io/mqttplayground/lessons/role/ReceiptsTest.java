package io.mqttplayground.lessons.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReceiptsTest {

    private final Receipts receipts = new Receipts();

    @Test
    void aMessageThatIsNeverAcknowledgedIsGivenUpAfterTenAttempts() throws Exception {
        waitInVain(9);
        assertThatThrownBy(() -> waitInVain(1))
                .isInstanceOf(RoleFailedException.class)
                .hasMessage("The broker left a message unacknowledged 10 times in a row.");
    }

    @Test
    void everyMessageHasTenAttemptsOfItsOwn() throws Exception {
        waitInVain(9);
        receipts.deliveryComplete(null);
        assertThat(receipts.next(Duration.ZERO)).isTrue();
        waitInVain(9);
    }

    private void waitInVain(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            assertThat(receipts.next(Duration.ZERO)).isFalse();
        }
    }
}
