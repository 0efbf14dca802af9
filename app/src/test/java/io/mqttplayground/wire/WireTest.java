package io.mqttplayground.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WireTest {

    private final Wire wire = new Wire();
    private final List<WireEvent> seen = new ArrayList<>();

    private static WireEvent event(long number, Instant now) {
        return new WireEvent.FaultChanged(number, now, "c", Optional.empty(), "a fault");
    }

    @Test
    void aListenerThatFailsKeepsTheOthersFromNothing() {
        wire.addListener(
                event -> {
                    throw new IllegalStateException("on purpose");
                });
        wire.addListener(seen::add);

        wire.record(WireTest::event);

        assertThat(seen).hasSize(1);
    }

    @Test
    void eventsAreCountedFromOneAndOnlyWhileSomebodyLooks() {
        wire.record(WireTest::event);
        wire.addListener(seen::add);
        wire.record(WireTest::event);
        wire.record(WireTest::event);

        assertThat(seen).extracting(WireEvent::number).containsExactly(1L, 2L);
    }
}
