package io.mqttplayground.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.Sample;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WireEventTest {

    private static List<WireEvent> oneOfEachKind() {
        Sample sample =
                new Sample()
                        .from("c", Sample.ping())
                        .refused("c", Sample.ping(), "no")
                        .lost("c", Direction.TO_BROKER, Sample.ping(), "dropped");
        sample.events().add(new WireEvent.FaultChanged(Sample.header(4, "c"), "offline"));
        sample.closed("c", true);
        sample.events().add(new WireEvent.SessionEnded(Sample.header(6, "c"), "expired"));
        return sample.events();
    }

    @Test
    void eachKindOfEventIsAnsweredByItsOwnFunction() {
        assertThat(oneOfEachKind())
                .extracting(
                        event ->
                                event.<String>answer(
                                        seen -> "seen",
                                        refused -> "refused",
                                        lost -> "lost",
                                        fault -> "fault",
                                        closed -> "closed",
                                        ended -> "ended"))
                .containsExactly("seen", "refused", "lost", "fault", "closed", "ended");
    }

    @Test
    void noKindOfEventIsLeftOut() {
        assertThat(oneOfEachKind())
                .<Class<?>>extracting(WireEvent::getClass)
                .containsExactlyInAnyOrderElementsOf(kinds(WireEvent.class).toList());
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(WireEventTest::kinds)
                : Stream.of(type);
    }

    @Test
    void eachTypeOfPacketHasARecordOfItsName() {
        assertThat(kinds(Packet.class))
                .extracting(record -> record.getSimpleName().toUpperCase())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(PacketType.values()).map(Enum::name).toList());
    }

    @Test
    void aPacketKnowsItsIdentifierAndTheTopicsItNames() {
        assertThat(Sample.publish("t", "1", 0, 0).packetId()).isZero();
        assertThat(Sample.publish("t", "1", 1, 7).packetId()).isEqualTo(7);
        assertThat(Sample.ping().packetId()).isZero();
        assertThat(Sample.publish("t", "1", 0, 0).topics()).containsExactly("t");
        assertThat(Sample.subscribe(1, "a/#", 0).topics()).containsExactly("a/#");
        assertThat(Sample.connect("c").topics()).isEmpty();
        assertThat(Sample.ping().topics()).isEmpty();
    }
}
