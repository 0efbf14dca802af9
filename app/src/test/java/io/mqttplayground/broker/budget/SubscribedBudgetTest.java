package io.mqttplayground.broker.budget;

import static io.mqttplayground.testkit.RawMqtt.SUBACK;
import static io.mqttplayground.testkit.RawMqtt.UNSUBACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions count by number and by the levels of their filters, repeated ones once. */
class SubscribedBudgetTest {

    private static final long MEMORY = 160_000_000;

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

    private static List<String> deep(int client, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> client + "-" + i + "/a".repeat(198))
                .toList();
    }

    /** Returns how many were granted. */
    private static int subscribe(RawMqtt client, List<String> filters) throws Exception {
        client.send(RawMqtt.subscribe(1, filters, 0));
        byte[] suback = client.expect(SUBACK).body();
        assertThat(suback).hasSize(2 + filters.size());
        int granted = 0;
        for (int i = 2; i < suback.length; i++) {
            granted += suback[i] == 0 ? 1 : 0;
        }
        return granted;
    }

    @Test
    void ofFiltersOfManyLevelsAClientGetsFew() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "deep")) {
            int granted = subscribe(client, deep(0, 250));
            assertThat(granted).isBetween(20, 60);
            assertThat(broker.clients().get(0).subscriptions()).hasSize(granted);
            assertThat(events.refusals()).hasSize(250 - granted);
            client.send(RawMqtt.unsubscribe(2, deep(0, granted).toArray(String[]::new)));
            client.expect(UNSUBACK);
            assertThat(subscribe(client, deep(1, 250))).isEqualTo(granted);
        }
        Awaitility.await().untilAsserted(() -> assertThat(budget.used(Kind.SUBSCRIBED)).isZero());
    }

    @Test
    void theSameFilterCountsOnce() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "again")) {
            int most = Limits.standard().of(Limit.SUBSCRIPTIONS);
            assertThat(subscribe(client, Collections.nCopies(20_000, "#"))).isEqualTo(20_000);
            List<String> many = IntStream.range(0, most).mapToObj(i -> "f/" + i).toList();
            assertThat(subscribe(client, many)).isEqualTo(most - 1);
            assertThat(subscribe(client, many)).isEqualTo(most - 1);
            assertThat(broker.clients().get(0).subscriptions()).hasSize(most);
        }
    }

    /** Each of them is within its own limit; together they are not. */
    @Test
    void theOldestOfManyLargeHoldersIsLetGo() throws Exception {
        List<RawMqtt> clients = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            RawMqtt client = RawMqtt.open(broker);
            clients.add(client);
            client.resume("greedy" + i);
            assertThat(subscribe(client, deep(i, 100))).isPositive();
        }
        clients.get(0).expectClosed();
        clients.get(13).expectNothing();
        assertThat(events.closeReasons()).isNotEmpty().allMatch(it -> it.contains("subscriptions"));
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(budget.used(Kind.SUBSCRIBED))
                                        .isLessThanOrEqualTo(MEMORY / 16));
        for (RawMqtt client : clients) {
            client.close();
        }
    }
}
