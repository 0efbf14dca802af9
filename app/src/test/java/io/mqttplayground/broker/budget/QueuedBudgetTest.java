package io.mqttplayground.broker.budget;

import static io.mqttplayground.testkit.RawMqtt.CONNACK;
import static io.mqttplayground.testkit.RawMqtt.PUBACK;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits for clients that are away has a share of memory; whoever hoards it loses alone. */
class QueuedBudgetTest {

    private static final long MEMORY = 16_000_000;

    /** Of it, what may wait for those who are away. */
    private static final long SHARE = MEMORY / 16 * 3;

    private static final int HOARDERS = 20;
    private static final int EACH = 40;
    private static final String PAYLOAD = "x".repeat(10_000);

    private final Budget budget = new Budget(MEMORY);
    private EmbeddedBroker broker;
    private Events events;

    @BeforeEach
    void start() throws Exception {
        PasswordFile passwords =
                PasswordFile.parse("passwords", List.of())
                        .with("alice", "alice-pw".getBytes(StandardCharsets.UTF_8));
        AccessRules open = AccessRules.parse("acl", List.of("pattern readwrite #"));
        broker =
                EmbeddedBroker.start(
                        BrokerSettings.local(), new AccessControl(true, passwords, open), budget);
        events = new Events(broker);
    }

    @AfterEach
    void stop() throws Exception {
        StillServes.everybody(broker);
        broker.close();
    }

    private void leaveBehind(byte[] connect, String filter) throws IOException {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.send(connect);
            assertThat(client.expect(CONNACK).body()[1]).isZero();
            client.subscribe(filter, 1);
            client.send(RawMqtt.disconnect());
            client.expectClosed();
        }
    }

    private void leaveBehind(String clientId, String filter) throws IOException {
        leaveBehind(RawMqtt.connect(clientId, false), filter);
    }

    private static void publishAll(RawMqtt publisher, String topic, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            publisher.send(publish(2, topic, 1, i + PAYLOAD));
            publisher.expect(PUBACK);
        }
    }

    private long queued(String clientId) {
        return broker.clients().stream()
                .filter(client -> client.clientId().equals(clientId))
                .mapToLong(ClientStatus::queued)
                .sum();
    }

    /** The hoard is 8 MB; the publisher, who is innocent, gets every answer. */
    @Test
    void aHoardOfSessionsLeavesRoomForAnAccount() throws Exception {
        leaveBehind(RawMqtt.connect("MQTT", 4, 0xC0, 60, "far", "alice", "alice-pw"), "for/alice");
        try (RawMqtt publisher = RawMqtt.connected(broker, "publisher")) {
            for (int i = 0; i < HOARDERS; i++) {
                leaveBehind("hoarder" + i, "for/hoarder/" + i);
                publishAll(publisher, "for/hoarder/" + i, EACH);
            }
            assertThat(budget.used(Kind.QUEUED)).isBetween(SHARE / 2 - 30_000, SHARE / 2 + 30_000);
            publishAll(publisher, "for/alice", 60);
            assertThat(queued("far")).isEqualTo(60);
            assertThat(events.closeReasons()).isEmpty();
        }
    }

    @Test
    void whatIsNotKeptIsToldOnceForEachAndTheOldestAreKept() throws Exception {
        leaveBehind("hoarder", "for/hoarder");
        try (RawMqtt publisher = RawMqtt.connected(broker, "publisher");
                RawMqtt returned = RawMqtt.open(broker)) {
            publishAll(publisher, "for/hoarder", 250);
            long kept = queued("hoarder");
            assertThat(kept).isBetween(100L, 200L);
            assertThat(events.refusals()).singleElement().asString().contains("no more room");
            assertThat(returned.resume("hoarder")).isTrue();
            for (int i = 0; i < kept; i++) {
                assertThat(returned.receive().payload()).isEqualTo(i + PAYLOAD);
            }
            returned.expectNothing();
        }
        Awaitility.await().untilAsserted(() -> assertThat(budget.used(Kind.QUEUED)).isZero());
    }

    /** Message and topic are in memory once, however many they wait for. */
    @Test
    void whatWaitsForManyCountsOnce() throws Exception {
        for (int i = 0; i < HOARDERS; i++) {
            leaveBehind("student" + i, "for/all");
        }
        try (RawMqtt publisher = RawMqtt.connected(broker, "publisher")) {
            publishAll(publisher, "for/all", 5);
        }
        assertThat(budget.used(Kind.QUEUED)).isLessThan(100_000);
        assertThat(queued("student7")).isEqualTo(5);
    }

    /** A reader got all of it first; that must not make it theirs who are there. */
    @Test
    void whatIsKeptForTheAbsentTakesNoRoomFromThoseWhoAreThere() throws Exception {
        leaveBehind("hoarder0", "for/hoarder/#");
        leaveBehind("hoarder1", "for/hoarder/#");
        try (RawMqtt accomplice = RawMqtt.connected(broker, "accomplice");
                RawMqtt publisher = RawMqtt.connected(broker, "publisher");
                RawMqtt innocent = RawMqtt.connected(broker, "innocent")) {
            accomplice.subscribe("for/hoarder/#", 1);
            innocent.subscribe("news", 1);
            for (int i = 0; i < 400; i++) {
                publisher.send(publish(2, "for/hoarder/0", 1, PAYLOAD));
                publisher.expect(PUBACK);
                accomplice.receive();
            }
            accomplice.expectNothing();
            innocent.expectNothing();
            assertThat(budget.used(Kind.WAITING)).isZero();
            for (int i = 0; i < 10; i++) {
                publisher.send(publish(2, "news", 1, PAYLOAD));
                publisher.expect(PUBACK);
                assertThat(innocent.receive().topic()).isEqualTo("news");
            }
        }
        assertThat(events.closeReasons()).isEmpty();
    }
}
