package io.mqttplayground.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightTest {

    @Test
    void theWindowIsFullUntilAnAcknowledgementComes() {
        InFlight inFlight = new InFlight(2);
        int first = inFlight.begin();
        inFlight.begin();

        assertThat(inFlight.hasRoom()).isFalse();
        assertThat(inFlight.end(first)).isTrue();
        assertThat(inFlight.hasRoom()).isTrue();
    }

    @Test
    void anIdentifierIsAcknowledgedOnce() {
        InFlight inFlight = new InFlight(2);
        int packetId = inFlight.begin();

        assertThat(inFlight.end(packetId)).isTrue();
        assertThat(inFlight.end(packetId)).isFalse();
    }

    @Test
    void identifiersGoFrom1To65535AndSkipThoseInUse() {
        InFlight inFlight = new InFlight(10);
        int kept = inFlight.begin();
        assertThat(kept).isEqualTo(1);
        for (int expected = 2; expected <= 65_535; expected++) {
            int packetId = inFlight.begin();
            assertThat(packetId).isEqualTo(expected);
            inFlight.end(packetId);
        }

        assertThat(inFlight.begin()).isEqualTo(2);
    }
}
