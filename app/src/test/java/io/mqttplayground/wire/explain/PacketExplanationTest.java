package io.mqttplayground.wire.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.Sample;
import io.mqttplayground.wire.Packet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PacketExplanationTest {

    /** Every type of packet, the section that defines it, and what it is answered with. */
    static Stream<Arguments> everyPacket() {
        return Stream.of(
                Arguments.of(Sample.connect("c"), true, "3.1", "CONNACK"),
                Arguments.of(new Packet.Connack(0, false), false, "3.2", "Nothing must follow"),
                Arguments.of(new Packet.Connack(0, true), false, "3.2.2.2", "must be sent now"),
                Arguments.of(new Packet.Connack(4, false), false, "3.2.2.3", "must close"),
                Arguments.of(Sample.publish("t", "1", 0, 0), true, "4.3.1", "Nothing must follow"),
                Arguments.of(Sample.publish("t", "1", 1, 7), true, "4.3.2", "PUBACK with"),
                Arguments.of(Sample.publish("t", "1", 2, 7), false, "4.3.3", "PUBREC with"),
                Arguments.of(new Packet.Puback(7), true, "3.4", "Nothing must follow"),
                Arguments.of(new Packet.Pubrec(7), false, "3.5", "must answer PUBREL"),
                Arguments.of(new Packet.Pubrel(7), true, "3.6", "must answer PUBCOMP"),
                Arguments.of(new Packet.Pubcomp(7), false, "3.7", "Nothing must follow"),
                Arguments.of(Sample.subscribe(7, "t/#", 1), true, "3.8", "SUBACK"),
                Arguments.of(new Packet.Suback(7, List.of(1)), false, "3.9", "must follow"),
                Arguments.of(new Packet.Suback(7, List.of(128)), false, "3.9", "No message"),
                Arguments.of(new Packet.Unsubscribe(7, List.of("t")), true, "3.10", "UNSUBACK"),
                Arguments.of(new Packet.Unsuback(7), false, "3.11", "Nothing must follow"),
                Arguments.of(Sample.ping(), true, "3.12", "PINGRESP"),
                Arguments.of(Sample.pong(), false, "3.13", "Nothing must follow"),
                Arguments.of(new Packet.Disconnect(), true, "3.14", "discard its will"));
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    void everyPacketIsExplainedInTwoSentencesWithItsSection(
            Packet packet, boolean toBroker, String section, String follows) {
        PacketExplanation explanation = explain(packet, toBroker);
        assertThat(explanation.sections()).contains(section);
        assertThat(explanation.follows()).contains(follows);
        for (String sentence : List.of(explanation.purpose(), explanation.follows())) {
            assertThat(sentence).matches("[A-Z(c].*[^.]\\.").doesNotContain(". ");
        }
    }

    @Test
    void noTypeOfPacketIsLeftOut() {
        List<Class<?>> explained =
                everyPacket().<Class<?>>map(row -> row.get()[0].getClass()).distinct().toList();
        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.<Class<?>>asList(Packet.class.getPermittedSubclasses()));
    }

    private static PacketExplanation explain(Packet packet, boolean toBroker) {
        Sample sample = new Sample();
        return PacketExplanation.of(
                Sample.last(toBroker ? sample.from("c", packet) : sample.to("c", packet)));
    }

    @Test
    void aRepeatedPublishSaysWhatDupMeansAtItsQos() {
        assertThat(explain(again(1), false).purpose()).contains("may arrive twice");
        assertThat(explain(again(2), false).purpose()).contains("from being taken twice");
    }

    private static Packet.Publish again(int qos) {
        return new Packet.Publish("t", qos, false, true, 7, new byte[1], 1);
    }

    @Test
    void retainMeansSomethingElseEachWayAndWithoutPayload() {
        assertThat(explain(retained(1), true).purpose()).contains("kept for those who");
        assertThat(explain(retained(0), true).purpose()).contains("clears");
        assertThat(explain(retained(1), false).purpose()).contains("from before the subscription");
    }

    private static Packet.Publish retained(int size) {
        return new Packet.Publish("t", 0, true, false, 0, new byte[size], size);
    }

    @Test
    void aConnectSpeaksOfSessionKeepAliveAndWill() {
        Packet.Connect connect =
                new Packet.Connect("c", Optional.empty(), false, 0, Optional.of(retained(1)));
        PacketExplanation explanation = explain(connect, true);
        assertThat(explanation.purpose()).contains("persistent session").contains("will for t");
        assertThat(explanation.follows()).contains("silent for any time");
    }

    @Test
    void aRefusalQuotesItsReasonAndSaysWhatTheClientLearns() {
        Sample sample = new Sample().refused("c", Sample.publish("t", "", 1, 7), "denied by acl:3");
        PacketExplanation explanation = PacketExplanation.of(Sample.last(sample));
        assertThat(explanation.purpose()).contains("denied by acl:3");
        assertThat(explanation.follows()).contains("acknowledged all the same");
    }

    @Test
    void onlyAConnectionThatEndsWithoutDisconnectLetsTheWillBePublished() {
        assertThat(PacketExplanation.of(Sample.last(new Sample().closed("c", true))).follows())
                .contains("must not be published");
        assertThat(PacketExplanation.of(Sample.last(new Sample().closed("c", false))).follows())
                .contains("must publish it now");
    }
}
