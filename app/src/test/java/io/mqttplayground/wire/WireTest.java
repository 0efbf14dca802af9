package io.mqttplayground.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WireTest {

    private final Wire wire = new Wire();
    private final List<WireEvent> seen = new ArrayList<>();

    private void recordOne() {
        wire.record("c", Optional.empty(), header -> new WireEvent.FaultChanged(header, "a fault"));
    }

    @Test
    void aListenerThatFailsKeepsTheOthersFromNothing() {
        wire.addListener(
                event -> {
                    throw new IllegalStateException("on purpose");
                });
        wire.addListener(seen::add);

        recordOne();

        assertThat(seen).hasSize(1);
    }

    @Test
    void eventsAreCountedFromOneAndOnlyWhileSomebodyLooks() {
        recordOne();
        wire.addListener(seen::add);
        recordOne();
        recordOne();

        assertThat(seen).extracting(WireEvent::number).containsExactly(1L, 2L);
    }
}
