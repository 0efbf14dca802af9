package io.mqttplayground.broker.budget;

import static io.mqttplayground.testkit.RawMqtt.CONNACK;
import static io.mqttplayground.testkit.RawMqtt.PUBREC;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wills, and QoS 2 messages that are not released, have a share of memory. */
class PromisedBudgetTest {

    private static final long MEMORY = 16_000_000;
    private static final long HALF = MEMORY / 16 / 2;
    private static final int WILL = 6;
    private static final String LARGE = "x".repeat(60_000);

    private final Budget budget = new Budget(MEMORY);
    private final List<RawMqtt> open = new ArrayList<>();
    private EmbeddedBroker broker;
    private Events events;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local(), AccessControl.open(), budget);
        events = new Events(broker);
    }

    @AfterEach
    void stop() throws Exception {
        for (RawMqtt client : open) {
            client.close();
        }
        StillServes.everybody(broker);
        Awaitility.await().untilAsserted(() -> assertThat(budget.used(Kind.PROMISED)).isZero());
        broker.close();
    }

    /** Returns the code of its CONNACK. */
    private int connectWithWill(int i) throws Exception {
        RawMqtt client = RawMqtt.open(broker);
        open.add(client);
        client.send(RawMqtt.connect("MQTT", 4, WILL, 60, "dying" + i, "will/" + i, LARGE));
        return client.expect(CONNACK).body()[1];
    }

    @Test
    void whoLeavesAWillForWhichThereIsNoRoomIsRefused() throws Exception {
        int accepted = 0;
        for (int i = 0; i < 20; i++) {
            int code = connectWithWill(i);
            assertThat(code).isIn(0, 3);
            accepted += code == 0 ? 1 : 0;
        }
        assertThat(accepted).isBetween(6, 9);
        assertThat(budget.used(Kind.PROMISED)).isBetween(HALF - 70_000, HALF + 2_048);
        assertThat(events.refusals()).hasSize(20 - accepted).allMatch(it -> it.contains("will"));
    }

    /** The wills that were taken are published, all at once, and nobody else notices. */
    @Test
    void manyWillsThatArePublishedAtOnceAreAllReceived() throws Exception {
        RawMqtt heir = RawMqtt.connected(broker, "heir");
        open.add(heir);
        heir.subscribe("will/#", 1);
        for (int i = 0; i < 6; i++) {
            assertThat(connectWithWill(i)).isZero();
        }
        for (RawMqtt client : open.subList(1, open.size())) {
            client.drop();
        }
        for (int i = 0; i < 6; i++) {
            assertThat(heir.receive().payload()).isEqualTo(LARGE);
        }
        heir.expectNothing();
    }

    @Test
    void whoHoardsMessagesThatItNeverReleasesIsLetGo() throws Exception {
        for (int i = 0; i < 100 && hoards(i); i++) {
            assertThat(budget.used(Kind.PROMISED)).isLessThan(HALF + 10_000);
        }
        assertThat(open).hasSizeBetween(50, 70);
        Awaitility.await().until(() -> !events.closeReasons().isEmpty());
        assertThat(events.closeReasons())
                .singleElement()
                .asString()
                .contains("too many QoS 2 messages are not released");
        for (int i = 0; i < 100; i++) {
            RawMqtt.connected(broker, "hoarder" + i).close();
        }
    }

    /** Returns whether its connection stands. */
    private boolean hoards(int i) throws Exception {
        RawMqtt client = RawMqtt.open(broker);
        open.add(client);
        client.resume("hoarder" + i);
        client.send(publish(4, "t", 65_535, ""));
        try {
            return client.read().type() == PUBREC;
        } catch (EOFException letGo) {
            return false;
        }
    }

    /** An identifier that was released costs nothing more when it is used again. */
    @Test
    void whoReleasesWhatItSendsMayGoOnForEver() throws Exception {
        RawMqtt client = RawMqtt.connected(broker, "tidy");
        open.add(client);
        for (int i = 0; i < 3_000; i++) {
            int id = 1 + i % 500;
            client.send(publish(4, "t", id, ""));
            assertThat(client.expect(PUBREC).packetId()).isEqualTo(id);
            client.send(RawMqtt.ack(RawMqtt.PUBREL, id));
            client.expect(RawMqtt.PUBCOMP);
        }
        assertThat(budget.used(Kind.PROMISED)).isLessThan(1_000);
    }
}
