package io.mqttplayground.broker.budget;

import static io.mqttplayground.testkit.RawMqtt.PUBACK;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.util.Collections;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is retained has a share of memory, topics included; nobody waits who only listens. */
class RetainedBudgetTest {

    /** Three parts of 16 are for retained messages; one owner gets half of that. */
    private static final long MEMORY = 16_000_000;

    private static final long HALF = MEMORY / 16 * 3 / 2;

    private static final String LONG = "x".repeat(65_000);

    private final Budget budget = new Budget(MEMORY);
    private EmbeddedBroker broker;
    private Events events;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local(), AccessControl.open(), budget);
        events = new Events(broker);
    }

    @AfterEach
    void stop() throws Exception {
        StillServes.everybody(broker);
        broker.close();
    }

    private void retainLongTopics(RawMqtt client, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            client.send(publish(2 | 1, i + LONG, 1, "1"));
            client.expect(PUBACK);
        }
    }

    @Test
    void aLongTopicCountsAsMuchAsALongPayload() throws Exception {
        try (RawMqtt greedy = RawMqtt.connected(broker, "greedy")) {
            retainLongTopics(greedy, 60);
        }
        assertThat(budget.used(Kind.RETAINED)).isBetween(HALF - 70_000, HALF + 2_048);
        assertThat(broker.retained()).hasSizeBetween(8, 13);
        assertThat(events.refusals()).isNotEmpty().allMatch(it -> it.contains("not retained"));
    }

    /** Else a value would stay for ever as it was when memory became scarce. */
    @Test
    void whoHasNoMoreRoomMayStillChangeWhatItRetained() throws Exception {
        try (RawMqtt greedy = RawMqtt.connected(broker, "greedy")) {
            retainLongTopics(greedy, 60);
            int refused = events.refusals().size();
            for (int i = 0; i < 50; i++) {
                greedy.send(publish(2 | 1, 0 + LONG, 1, Integer.toString(i % 10)));
                greedy.expect(PUBACK);
            }
            assertThat(events.refusals()).hasSize(refused);
            assertThat(broker.retained())
                    .filteredOn(one -> one.topic().equals(0 + LONG))
                    .singleElement()
                    .satisfies(one -> assertThat(one.payload()).asString().isEqualTo("9"));
        }
    }

    @Test
    void whatIsClearedIsFree() throws Exception {
        try (RawMqtt greedy = RawMqtt.connected(broker, "greedy")) {
            retainLongTopics(greedy, 60);
            for (var one : broker.retained()) {
                greedy.send(publish(1, one.topic(), 0, ""));
            }
            greedy.expectNothing();
        }
        assertThat(budget.used(Kind.RETAINED)).isZero();
        assertThat(budget.owners()).isLessThanOrEqualTo(1);
    }

    /** One SUBSCRIBE of 8 kB: once it wrote 500 times 1 MB past every limit, to nobody. */
    @Test
    void aFilterNamedManyTimesIsServedOnceAndAsItIsRead() throws Exception {
        try (RawMqtt source = RawMqtt.connected(broker, "source")) {
            for (int i = 0; i < 10; i++) {
                source.send(publish(2 | 1, "big/" + i, 1, "x".repeat(100_000)));
                source.expect(PUBACK);
            }
        }
        try (RawMqtt deaf = RawMqtt.connected(broker, "deaf")) {
            deaf.send(RawMqtt.subscribe(1, Collections.nCopies(500, "big/#"), 0));
            StillServes.everybody(broker);
            assertThat(budget.used(Kind.WRITTEN) + budget.used(Kind.WAITING)).isLessThan(500_000);
            assertThat(deaf.expect(RawMqtt.SUBACK).body()).hasSize(502).endsWith(0, 0);
            for (int i = 0; i < 10; i++) {
                assertThat(deaf.receive().topic()).isEqualTo("big/" + i);
            }
            deaf.expectNothing();
        }
        assertThat(events.closeReasons()).isEmpty();
    }

    @Test
    void whoSubscribesAgainAndAgainAndReadsNothingHoldsLittle() throws Exception {
        try (RawMqtt source = RawMqtt.connected(broker, "source")) {
            for (int i = 0; i < 10; i++) {
                source.send(publish(2 | 1, "big/" + i, 1, "x".repeat(100_000)));
                source.expect(PUBACK);
            }
        }
        try (RawMqtt deaf = RawMqtt.connected(broker, "deaf")) {
            for (int i = 1; i <= 300; i++) {
                deaf.send(RawMqtt.subscribe(i, "big/#", i % 3));
            }
            StillServes.everybody(broker);
            assertThat(budget.used(Kind.WRITTEN) + budget.used(Kind.WAITING))
                    .isLessThan(MEMORY / 16 * 4);
            deaf.drop();
        }
        Awaitility.await().untilAsserted(() -> assertThat(budget.used(Kind.WRITTEN)).isZero());
        Awaitility.await().untilAsserted(() -> assertThat(budget.used(Kind.WAITING)).isZero());
    }

    /** [MQTT-3.10.4-2]: only what was begun may still come. */
    @Test
    void whoUnsubscribesGetsNoMoreOfWhatIsRetained() throws Exception {
        int count = 100;
        try (RawMqtt publisher = RawMqtt.connected(broker, "publisher");
                RawMqtt client = RawMqtt.connected(broker, "client")) {
            for (int i = 0; i < count; i++) {
                publisher.send(publish(2 | 1, "many/" + i, 1, "x".repeat(10_000)));
                publisher.expect(PUBACK);
            }
            client.subscribe("end", 1);
            client.send(RawMqtt.subscribe(1, "many/#", 1), RawMqtt.unsubscribe(2, "many/#"));
            int received = 0;
            for (int last = 1; last > 0; received += last) {
                last = receivedUntilEnd(client);
            }
            assertThat(received).isBetween(1, count / 2);
        }
    }

    /** Returns how many messages came before one that the client sends to itself. */
    private static int receivedUntilEnd(RawMqtt client) throws Exception {
        client.send(publish("end", ""));
        for (int messages = 0; ; ) {
            RawMqtt.Packet next = client.read();
            if (next.type() != RawMqtt.PUBLISH) {
                continue;
            }
            if (next.topic().equals("end")) {
                return messages;
            }
            client.send(RawMqtt.ack(PUBACK, next.packetId()));
            messages++;
        }
    }
}
