package io.mqttplayground.wire.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.Sample;
import io.mqttplayground.text.PlainScreen;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.wire.WireEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LiveLadderTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private LiveLadder ladder(int most) {
        return new LiveLadder(
                new PlainScreen(stream, stream, true),
                List.of(),
                new LiveLadder.Pace(most, Duration.ZERO));
    }

    /** One that after its first row does not draw again by itself. */
    private LiveLadder slow(int most) {
        LiveLadder ladder =
                new LiveLadder(
                        new PlainScreen(stream, stream, true),
                        List.of(),
                        new LiveLadder.Pace(most, Duration.ofDays(1)));
        ladder.on(new Sample().from("a", Sample.publish("x", "1", 0, 0)).events().get(0));
        ladder.flush();
        return ladder;
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void rowsAppearByThemselves() {
        try (LiveLadder ladder = ladder(100)) {
            new Sample().from("a", Sample.publish("x", "1", 0, 0)).events().forEach(ladder::on);
            Awaitility.await().until(() -> shown().contains("├────────▶│  PUBLISH QoS 0  x  1"));
        }
    }

    @Test
    void whatIsTooMuchForTheScreenIsCountedAndNothingWaits() {
        Sample sample = new Sample();
        for (int i = 0; i < 5_000; i++) {
            sample.from("a", Sample.publish("x", "1", 0, 0));
        }
        try (LiveLadder ladder = ladder(10)) {
            sample.events().forEach(ladder::on);
        }
        long drawn = shown().lines().filter(line -> line.contains("PUBLISH")).count();
        long leftOut =
                shown().lines()
                        .filter(line -> line.contains("more packets"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .sum();
        assertThat(leftOut).isPositive();
        assertThat(drawn + leftOut).isEqualTo(5_000);
    }

    @Test
    void aNewClientGetsAColumnAndTheHeadingSaysWhich() {
        try (LiveLadder ladder = ladder(100)) {
            Sample sample = new Sample().from("first", Sample.publish("x", "1", 0, 0));
            ladder.on(sample.events().get(0));
            Awaitility.await().until(() -> shown().contains("PUBLISH"));
            sample.from("second", Sample.subscribe(1, "x", 0));
            ladder.on(sample.events().get(1));
            Awaitility.await().until(() -> shown().contains("SUBSCRIBE"));
        }
        assertThat(shown().lines().filter(line -> line.contains("┌ first"))).hasSize(2);
        assertThat(shown().lines().filter(line -> line.contains("┌ second"))).hasSize(1);
    }

    @Test
    void aConsumerHasItsPlaceFromItsConnectOn() {
        try (LiveLadder ladder = ladder(100)) {
            Sample sample = new Sample().from("qos-consumer", Sample.connect("c"));
            ladder.on(sample.events().get(0));
            ladder.flush();
            sample.from("qos-consumer", Sample.subscribe(1, "x", 0));
            ladder.on(sample.events().get(1));
            ladder.flush();
        }
        assertThat(shown().lines().filter(line -> line.contains("┌ qos-consumer"))).hasSize(1);
        assertThat(shown()).contains("│◀────────┤  CONNECT");
    }

    @Test
    void aSubscriberThatComesBackStandsWhereItStoodBefore() {
        Sample sample =
                new Sample()
                        .from("near", Sample.subscribe(1, "x", 0))
                        .closed("near", false)
                        .from("near", Sample.connect("near"));
        try (LiveLadder ladder = ladder(100)) {
            for (WireEvent event : sample.events()) {
                ladder.on(event);
                ladder.flush();
            }
        }
        assertThat(shown()).contains("│◀────────┤  SUBSCRIBE", "│◀────────┤  CONNECT");
        assertThat(shown().lines().filter(line -> line.contains("┌ near"))).hasSize(1);
    }

    @Test
    void whatIsToldStandsBelowTheRowsThatWereThereBefore() {
        Sample sample =
                new Sample()
                        .from("a", Sample.publish("x", "before", 0, 0))
                        .from("a", Sample.publish("x", "after", 0, 0));
        try (LiveLadder ladder = ladder(100)) {
            ladder.on(sample.events().get(0));
            ladder.tell(List.of(StyledLine.of("told")), false);
            ladder.on(sample.events().get(1));
        }
        assertThat(shown()).containsSubsequence("x  before", "told", "x  after");
    }

    @Test
    void linesThatAreTooManyAreCountedUnlessTheyMustBeShown() {
        try (LiveLadder ladder = slow(10)) {
            for (int i = 0; i < 100; i++) {
                ladder.tell(List.of(StyledLine.of("some line")), false);
            }
            ladder.tell(List.of(StyledLine.of("at last")), true);
        }
        assertThat(shown().lines().filter(line -> line.equals("some line"))).hasSize(10);
        assertThat(shown()).contains("at last", "… and 90 more");
    }

    @Test
    void whatIsToldWhenItIsClosedIsShownAllTheSame() {
        LiveLadder ladder = ladder(100);
        ladder.close();

        ladder.tell(List.of(StyledLine.of("late")), false);

        assertThat(shown()).contains("late");
    }
}
