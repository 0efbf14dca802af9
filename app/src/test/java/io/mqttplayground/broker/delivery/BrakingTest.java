package io.mqttplayground.broker.delivery;

import static io.mqttplayground.testkit.RawMqtt.PUBACK;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How long somebody who does not read may hold up those who publish: hardly at all. */
@Execution(ExecutionMode.SAME_THREAD)
class BrakingTest {

    private static final String MEGABYTE = "x".repeat(1_000_000);

    /** What a busy machine may add. */
    private static final Duration SLACK = Duration.ofMillis(700);

    private EmbeddedBroker broker;
    private Events events;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local());
        events = new Events(broker);
    }

    @AfterEach
    void stop() throws Exception {
        StillServes.everybody(broker);
        broker.close();
    }

    /** How long each of the messages took to be acknowledged. */
    private static List<Duration> publishAll(RawMqtt publisher, String topic, int count)
            throws IOException {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            publisher.send(publish(2, topic, 1, MEGABYTE));
            publisher.expect(PUBACK);
            times.add(Duration.ofNanos(System.nanoTime() - start));
        }
        return times;
    }

    private static Duration longest(List<Duration> times) {
        return times.stream().max(Duration::compareTo).orElseThrow();
    }

    private static Duration total(List<Duration> times) {
        return times.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private void leaveBehind(String clientId, String filter) throws IOException {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.resume(clientId);
            client.subscribe(filter, 1);
            client.send(RawMqtt.disconnect());
            client.expectClosed();
        }
    }

    @Test
    void whoIsAwayBrakesNobodyHoweverMuchWaitsForIt() throws Exception {
        leaveBehind("absent", "big");
        try (RawMqtt publisher = RawMqtt.connected(broker, "publisher")) {
            List<Duration> times = publishAll(publisher, "big", 25);
            assertThat(longest(times)).isLessThan(Duration.ofMillis(450));
        }
    }

    @Test
    void whoDoesNotReadBrakesForAMomentOnceAndIsLetGo() throws Exception {
        try (RawMqtt deaf = RawMqtt.connected(broker, "deaf");
                RawMqtt publisher = RawMqtt.connected(broker, "publisher")) {
            deaf.subscribe("big", 0);
            List<Duration> times = publishAll(publisher, "big", 30);
            assertThat(longest(times)).isLessThan(Duration.ofSeconds(1));
            assertThat(total(times)).isLessThan(Duration.ofSeconds(1).plus(SLACK.multipliedBy(3)));
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(events.closeReasons())
                                            .singleElement()
                                            .asString()
                                            .startsWith("let go: "));
        }
    }

    /** Half a second for each would be 10 s. */
    @Test
    void manyWhoDoNotReadDoNotBrakeOneAfterTheOther() throws Exception {
        List<RawMqtt> deaf = new ArrayList<>();
        try (RawMqtt publisher = RawMqtt.connected(broker, "publisher")) {
            List<Duration> times = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                RawMqtt one = RawMqtt.connected(broker, "deaf" + i);
                deaf.add(one);
                one.subscribe("big/" + i, 0);
                times.addAll(publishAll(publisher, "big/" + i, 9));
            }
            assertThat(total(times)).isLessThan(Duration.ofSeconds(6));
        }
        for (RawMqtt one : deaf) {
            one.drop();
        }
    }

    /** It was the one that the watch picked, and giving it up did nothing. */
    @Test
    void aFullSessionWhoseClientIsAwayDoesNotKeepTheDeafFromBeingLetGo() throws Exception {
        leaveBehind("absent", "big/absent");
        List<RawMqtt> deaf = new ArrayList<>();
        try (RawMqtt publisher = RawMqtt.connected(broker, "publisher")) {
            publishAll(publisher, "big/absent", 15);
            for (int i = 0; i < 3; i++) {
                RawMqtt one = RawMqtt.connected(broker, "deaf" + i);
                deaf.add(one);
                one.subscribe("big/deaf", 0);
            }
            publishAll(publisher, "big/deaf", 25);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(events.closeReasons()).hasSize(deaf.size()));
            publisher.expectNothing();
        }
        for (RawMqtt one : deaf) {
            one.drop();
        }
    }
}
