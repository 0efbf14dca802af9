package io.mqttplayground.broker.routing;

import static io.mqttplayground.testkit.RawMqtt.PUBACK;
import static io.mqttplayground.testkit.RawMqtt.PUBLISH;
import static io.mqttplayground.testkit.RawMqtt.PUBREC;
import static io.mqttplayground.testkit.RawMqtt.SUBACK;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Retained messages (section 3.3.1.3). */
class RetainedMessagesTest {

    private static final int RETAIN = 1;

    private EmbeddedBroker broker;
    private RawMqtt publisher;

    @BeforeEach
    void start() throws Exception {
        Limits limits = Limits.standard().with(Limit.RETAINED_MESSAGES, 20);
        broker = EmbeddedBroker.start(new BrokerSettings(BrokerSettings.LOOPBACK, 0, limits));
        publisher = RawMqtt.connected(broker, "publisher");
    }

    @AfterEach
    void stop() throws Exception {
        publisher.close();
        StillServes.everybody(broker);
        broker.close();
    }

    private void retain(String topic, int qos, String payload) throws Exception {
        publisher.send(publish(RETAIN | qos << 1, topic, 1, payload));
        if (qos == 1) {
            publisher.expect(PUBACK);
        } else if (qos == 2) {
            publisher.expect(PUBREC);
            publisher.send(RawMqtt.ack(RawMqtt.PUBREL, 1));
            publisher.expect(RawMqtt.PUBCOMP);
        } else {
            publisher.expectNothing();
        }
    }

    static Stream<Arguments> everyPairOfQos() {
        return IntStream.range(0, 9).mapToObj(i -> Arguments.of(i / 3, i % 3));
    }

    /** [MQTT-3.3.1-8] and section 3.8.4: RETAIN=1, at the lower QoS; live copies RETAIN=0. */
    @ParameterizedTest
    @MethodSource("everyPairOfQos")
    void laterSubscribersGetItAtTheLowerQos(int stored, int granted) throws Exception {
        retain("r/a", stored, "old");
        try (RawMqtt client = RawMqtt.connected(broker, "later")) {
            client.subscribe("r/+", granted);
            RawMqtt.Packet kept = client.receive();
            assertThat(kept.retain()).isTrue();
            assertThat(kept.qos()).isEqualTo(Math.min(stored, granted));
            assertThat(kept.payload()).isEqualTo("old");
            retain("r/a", stored, "new");
            RawMqtt.Packet live = client.receive();
            assertThat(live.retain()).as("[MQTT-3.3.1-9]").isFalse();
            assertThat(live.payload()).isEqualTo("new");
            client.send(RawMqtt.subscribe(2, "r/a", granted));
            client.expect(SUBACK);
            assertThat(client.receive().payload()).as("[MQTT-3.8.4-3]").isEqualTo("new");
            client.expectNothing();
        }
    }

    /** [MQTT-3.3.1-10] and [MQTT-3.3.1-11]. */
    @Test
    void anEmptyPayloadClearsItAndIsDelivered() throws Exception {
        retain("r/a", 1, "old");
        try (RawMqtt client = RawMqtt.connected(broker, "there")) {
            client.subscribe("r/a", 0);
            assertThat(client.receive().payload()).isEqualTo("old");
            retain("r/a", 0, "");
            RawMqtt.Packet cleared = client.receive();
            assertThat(cleared.payload()).isEmpty();
            assertThat(cleared.retain()).isFalse();
        }
        assertThat(broker.retained()).isEmpty();
        try (RawMqtt client = RawMqtt.connected(broker, "later")) {
            client.subscribe("r/a", 0);
            client.expectNothing();
        }
    }

    /** [MQTT-3.3.1-12]: without RETAIN, what was kept stays. */
    @Test
    void aMessageWithoutRetainLeavesItAlone() throws Exception {
        retain("r/a", 0, "kept");
        publisher.send(publish("r/a", "not kept"), publish("r/a", ""));
        publisher.expectNothing();
        assertThat(broker.retained())
                .singleElement()
                .satisfies(kept -> assertThat(kept.payload()).asString().isEqualTo("kept"));
    }

    @Test
    void aFilterFindsExactlyWhatItMatches() throws Exception {
        for (String topic : List.of("a", "a/b", "a/b/c", "ab", "/a", "a//c")) {
            retain(topic, 0, topic);
        }
        assertThat(found("a/#")).containsExactly("a", "a//c", "a/b", "a/b/c");
        assertThat(found("a/+")).containsExactly("a/b");
        assertThat(found("a/+/c")).containsExactly("a//c", "a/b/c");
        assertThat(found("+")).containsExactly("a", "ab");
        assertThat(found("+/a")).containsExactly("/a");
        assertThat(found("#")).hasSize(6);
        assertThat(found("a/b")).containsExactly("a/b");
        assertThat(found("b")).isEmpty();
    }

    private TreeSet<String> found(String filter) throws Exception {
        TreeSet<String> topics = new TreeSet<>();
        try (RawMqtt client = RawMqtt.connected(broker, "seeker")) {
            client.subscribe(filter, 0);
            client.send(RawMqtt.pingreq());
            RawMqtt.Packet packet = client.read();
            for (; packet.type() == PUBLISH; packet = client.read()) {
                topics.add(packet.topic());
            }
        }
        return topics;
    }

    @Test
    void thereIsALimitAndItIsTold() throws Exception {
        Events events = new Events(broker);
        try (RawMqtt client = RawMqtt.connected(broker, "there")) {
            client.subscribe("many/#", 0);
            for (int i = 0; i < 21; i++) {
                retain("many/" + i, 0, "x");
                assertThat(client.receive().topic()).isEqualTo("many/" + i);
            }
        }
        assertThat(broker.retained()).hasSize(20);
        assertThat(events.refusals())
                .singleElement()
                .asString()
                .contains("20 retained messages", "delivered, but not retained");
        retain("many/0", 0, "an old topic may change");
        retain("many/1", 0, "");
        retain("many/20", 0, "and one that is free can be used");
        assertThat(events.refusals()).hasSize(1);
    }
}
