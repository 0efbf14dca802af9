package io.mqttplayground.wire.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.Sample;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {

    private static List<String> draw(Sample sample, int width) {
        return Ladder.draw(sample.events(), sample.events(), 1_000, width).stream()
                .map(StyledLine::plain)
                .toList();
    }

    private static Sample oneMessage() {
        return new Sample()
                .from("consumer", Sample.subscribe(1, "sensor/#", 0))
                .from("producer", Sample.publish("sensor/temperature", "27.31", 1, 7))
                .to("producer", new Packet.Puback(7))
                .to("consumer", Sample.publish("sensor/temperature", "27.31", 0, 0));
    }

    @Test
    void publishersStandLeftOfTheBrokerAndSubscribersRight() {
        assertThat(draw(oneMessage(), 80))
                .containsExactly(
                        "   no.  seconds  ┌ producer",
                        "                 │         ┌ broker",
                        "                 │         │         ┌ consumer",
                        "     1    0.000  │         │◀────────┤  SUBSCRIBE id 1  sensor/# QoS 0",
                        "     2    0.001  ├────────▶│         │  PUBLISH QoS 1 id 7",
                        "                 │         │         │  sensor/temperature  27.31",
                        "     3    0.002  │◀────────┤         │  PUBACK id 7",
                        "     4    0.003  │         ├────────▶│  PUBLISH QoS 0",
                        "                 │         │         │  sensor/temperature  27.31");
    }

    @Test
    void whatIsLostEndsBesideTheLaneOfTheOneItWasFor() {
        Sample sample =
                new Sample()
                        .from("a", Sample.subscribe(1, "x", 0))
                        .from("b", Sample.subscribe(1, "x", 0))
                        .lost("b", Direction.TO_CLIENT, Sample.pong(), "lost on purpose (drop)");

        assertThat(draw(sample, 120))
                .contains(
                        "     3    0.002  ├───────────────────┼─────────✗         │"
                                + "  ✗ PINGRESP  lost on purpose (drop)");
    }

    @Test
    void inAPartOfItASubscriberStaysOnItsSide() {
        Sample whole =
                new Sample()
                        .from("consumer", Sample.subscribe(1, "sensor/#", 0))
                        .to("consumer", new Packet.Suback(1, List.of(0)));

        assertThat(Ladder.draw(whole.events().subList(1, 2), whole.events(), 10, 80))
                .extracting(StyledLine::plain)
                .containsExactly(
                        "   no.  seconds  ┌ broker",
                        "                 │         ┌ consumer",
                        "     2    0.000  ├────────▶│  SUBACK id 1  granted QoS 0");
    }

    @Test
    void aNarrowScreenHasNamesInsteadOfColumns() {
        assertThat(draw(oneMessage(), 40))
                .containsExactly(
                        "     1    0.000  consumer → broker",
                        "       SUBSCRIBE id 1  sensor/# QoS 0",
                        "     2    0.001  producer → broker",
                        "       PUBLISH QoS 1 id 7",
                        "       sensor/temperature  27.31",
                        "     3    0.002  producer ← broker",
                        "       PUBACK id 7",
                        "     4    0.003  consumer ← broker",
                        "       PUBLISH QoS 0",
                        "       sensor/temperature  27.31");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 132})
    void noLineIsWiderThanTheScreenWhateverItHolds(int width) {
        String longName = "a-client-identifier-that-is-longer-than-anybody-would-choose-it-to-be";
        Sample sample =
                new Sample()
                        .from(
                                longName,
                                Sample.publish("t/".repeat(90) + "x", "p".repeat(256), 2, 9))
                        .refused(
                                longName,
                                Sample.publish("t", "", 0, 0),
                                "denied by acl:12 \"topic deny " + "secret/".repeat(30) + "#\"")
                        .closed(longName, false);
        for (int other = 0; other < 6; other++) {
            sample.to(longName + other, Sample.publish("a/b", new byte[200], 0, 0));
        }
        assertThat(draw(sample, width))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(width));
    }

    @Test
    void flagsAndIdentifierAreInTheRow() {
        Sample sample =
                new Sample()
                        .from(
                                "device",
                                new Packet.Publish(
                                        "a/b", 2, true, true, 12, new byte[] {1, (byte) 0xFE}, 2));
        assertThat(draw(sample, 100))
                .last()
                .asString()
                .endsWith("PUBLISH QoS 2 id 12 DUP RETAIN  a/b  0x 01 fe");
    }

    @Test
    void aRefusalCarriesItsReasonToTheEnd() {
        String reason = "denied by acl:12 \"topic deny secret/#\", which stands above the grants";
        Sample sample =
                new Sample().refused("alice", Sample.publish("secret/x", "1", 1, 1), reason);
        String text =
                String.join(" ", draw(sample, 80)).replaceAll("[│✗]", " ").replaceAll(" +", " ");
        assertThat(text).contains("PUBLISH " + reason);
    }

    @Test
    void pingsBetweenWhichAClientDoesNothingElseAreOneRow() {
        Sample sample = new Sample().from("a", Sample.connect("a"));
        for (int i = 0; i < 3; i++) {
            sample.from("a", Sample.ping()).from("b", Sample.ping());
            sample.to("a", Sample.pong()).to("b", Sample.pong());
        }
        sample.from("a", new Packet.Disconnect()).from("b", Sample.ping());
        assertThat(draw(sample, 100).subList(3, 7))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("clean session  keep alive 60 s"),
                        line ->
                                assertThat(line)
                                        .contains("◀", "▶")
                                        .endsWith("3 × PINGREQ/PINGRESP"),
                        line -> assertThat(line).endsWith("4 × PINGREQ, 3 × PINGRESP"),
                        line -> assertThat(line).endsWith("DISCONNECT"));
    }

    @Test
    void thoseWhoDoLeastShareAColumnWhenThereAreMoreThanFour() {
        Sample sample = new Sample();
        for (String busy : List.of("a", "b", "c", "d")) {
            sample.from(busy, Sample.publish("x", "1", 0, 0));
            sample.from(busy, Sample.publish("x", "1", 0, 0));
        }
        sample.from("e", Sample.publish("x", "1", 0, 0)).from("f", Sample.connect("f"));
        List<String> lines = draw(sample, 80);
        assertThat(lines.get(5)).endsWith("┌ other clients");
        assertThat(lines).anyMatch(line -> line.contains("┤  e: PUBLISH QoS 0  x  1"));
        assertThat(lines.get(6)).contains("├───┼───┼───┼──▶│   │");
    }

    @Test
    void theLastRowsAreDrawnAndTimeBeginsWithTheFirstOfThem() {
        List<String> lines =
                Ladder.draw(oneMessage().events(), List.of(), 1, 80).stream()
                        .map(StyledLine::plain)
                        .toList();
        assertThat(lines).anyMatch(line -> line.startsWith("     4    0.000"));
        assertThat(lines).noneMatch(line -> line.contains("SUBSCRIBE"));
    }

    @Test
    void headingAndRowsStayInLineWhenNumbersAreLong() {
        WireEvent late =
                new WireEvent.PacketSeen(
                        Sample.header(12_345_678, "a"), Direction.TO_BROKER, new Packet.Pingreq());
        assertThat(Ladder.draw(List.of(late), List.of(), 1, 80))
                .extracting(StyledLine::plain)
                .containsExactly(
                        "       no.  seconds  ┌ a",
                        "                     │         ┌ broker",
                        "  12345678    0.000  ├────────▶│  PINGREQ");
    }

    @Test
    void nothingThatClientsSendMovesTheCursor() {
        Sample sample =
                new Sample()
                        .from("\u001b[2Jevil", Sample.publish("a\u001b[31m/b", "\u001b[0m", 0, 0));
        assertThat(String.join("", draw(sample, 80)) + String.join("", draw(sample, 40)))
                .doesNotContain("\u001b");
    }

    @Test
    void aLostPacketIsSetApartFromTheReason() {
        WireEvent lost =
                new WireEvent.Lost(
                        Sample.header(1, "a"),
                        Direction.TO_BROKER,
                        Sample.publish("x", "1", 0, 0),
                        "lost on purpose (drop)");
        assertThat(Ladder.draw(List.of(lost), List.of(lost), 1, 80))
                .extracting(StyledLine::plain)
                .last()
                .isEqualTo(
                        "     1    0.000  ├────✗    │  ✗ PUBLISH QoS 0  x  1"
                                + "  lost on purpose (drop)");
    }

    @Test
    void aConnectWithAWillTakesNoMoreLinesThanItNeeds() {
        Packet.Publish will =
                new Packet.Publish(
                        "device/boat/status", 0, true, false, 0, "offline".getBytes(), 7);
        Sample sample =
                new Sample()
                        .from(
                                "boat",
                                new Packet.Connect(
                                        "boat", Optional.empty(), true, 60, Optional.of(will)));
        assertThat(draw(sample, 80))
                .endsWith(
                        "     1    0.000  ├────────▶│  CONNECT",
                        "                 │         │  clean session  keep alive 60 s  will QoS 0"
                                + " RETAIN",
                        "                 │         │  device/boat/status  offline");
    }
}
