package io.mqttplayground.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.Sample;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

    private static WireEvent event(long number, Packet packet) {
        return new WireEvent.PacketSeen(Sample.header(number, "c"), Direction.TO_BROKER, packet);
    }

    @Test
    void tenThousandRowsAreKeptAndNoMore() {
        RecentEvents recent = RecentEvents.standard();
        for (long number = 1; number <= 25_000; number++) {
            recent.on(event(number, new Packet.Pingreq()));
        }
        assertThat(recent.all()).hasSize(10_000);
        assertThat(recent.all().get(0).number()).isEqualTo(15_001);
    }

    @Test
    void longTopicsMakeTheRowsFewer() {
        RecentEvents recent = new RecentEvents(10_000, 1_000_000);
        String longTopic = "t".repeat(60_000);
        for (long number = 1; number <= 100; number++) {
            recent.on(event(number, Sample.publish(longTopic, "", 0, 0)));
        }
        assertThat(recent.all()).hasSizeBetween(1, 16);
        assertThat(recent.all().get(recent.all().size() - 1).number()).isEqualTo(100);
    }

    @Test
    void ofALongPayloadTheBeginningIsKeptAndItsSizeIsKnown() {
        RecentEvents recent = RecentEvents.standard();
        Packet.Publish will = Sample.publish("t", new byte[4096], 0, 0);
        recent.on(event(1, will));
        recent.on(event(2, new Packet.Connect("c", Optional.empty(), true, 0, Optional.of(will))));
        List<WireEvent> kept = recent.all();
        Packet.Publish publish = (Packet.Publish) ((WireEvent.PacketSeen) kept.get(0)).packet();
        Packet.Connect connect = (Packet.Connect) ((WireEvent.PacketSeen) kept.get(1)).packet();
        assertThat(publish.payload()).hasSize(256);
        assertThat(publish.payloadSize()).isEqualTo(4096);
        assertThat(connect.will().orElseThrow().payload()).hasSize(256);
    }

    @Test
    void eventsOfSeveralThreadsComeOutInTheOrderOfTheirNumbers() {
        RecentEvents recent = RecentEvents.standard();
        List.of(2L, 1L, 3L).forEach(number -> recent.on(event(number, new Packet.Pingreq())));
        assertThat(recent.all()).extracting(WireEvent::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatWasForgottenIsGone() {
        RecentEvents recent = RecentEvents.standard();
        recent.on(event(1, new Packet.Pingreq()));
        recent.clear();
        assertThat(recent.all()).isEmpty();
    }
}
