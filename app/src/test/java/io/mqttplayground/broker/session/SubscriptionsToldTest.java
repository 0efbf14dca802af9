package io.mqttplayground.broker.session;

import static io.mqttplayground.testkit.RawMqtt.PUBLISH;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.PacketType;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A subscription exists exactly if the broker says so, whatever became of its SUBACK. */
class SubscriptionsToldTest {

    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local());
    }

    @AfterEach
    void stop() throws Exception {
        StillServes.everybody(broker);
        broker.close();
    }

    private List<String> told(String clientId) {
        return broker.clients().stream()
                .filter(client -> client.clientId().equals(clientId))
                .map(ClientStatus::subscriptions)
                .flatMap(List::stream)
                .map(filter -> filter.topicFilter())
                .toList();
    }

    @Test
    void aSubscriptionWhoseSubackWasLostOnPurposeExistsAndIsTold() throws Exception {
        try (RawMqtt client = RawMqtt.connected(broker, "deafened")) {
            broker.faults().drop("deafened", PacketType.SUBACK, Direction.TO_CLIENT, 1);
            client.send(RawMqtt.subscribe(1, "news", 0), RawMqtt.publish("news", "its own"));
            assertThat(client.expect(PUBLISH).payload()).isEqualTo("its own");
            assertThat(told("deafened")).containsExactly("news");
        }
    }

    /** Gone right behind its SUBSCRIBE: what is told is what it gets when it comes back. */
    @RepeatedTest(20)
    void whoGoesBeforeTheSubackHasTheSubscriptionThatIsTold() throws Exception {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.resume("hasty");
            client.send(RawMqtt.subscribe(1, "news", 1));
            client.drop();
        }
        Awaitility.await()
                .until(() -> broker.clients().stream().allMatch(it -> it.address().isEmpty()));
        try (RawMqtt back = RawMqtt.open(broker);
                RawMqtt publisher = RawMqtt.connected(broker, "publisher")) {
            assertThat(back.resume("hasty")).isTrue();
            boolean told = told("hasty").contains("news");
            publisher.send(RawMqtt.publish(2, "news", 1, "x"));
            publisher.expect(RawMqtt.PUBACK);
            if (told) {
                assertThat(back.receive().payload()).isEqualTo("x");
            }
            back.expectNothing();
        }
    }
}
