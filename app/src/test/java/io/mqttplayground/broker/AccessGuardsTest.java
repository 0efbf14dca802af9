package io.mqttplayground.broker;

import static io.mqttplayground.testkit.RawMqtt.CONNACK;
import static io.mqttplayground.testkit.RawMqtt.PUBACK;
import static io.mqttplayground.testkit.RawMqtt.PUBCOMP;
import static io.mqttplayground.testkit.RawMqtt.PUBREC;
import static io.mqttplayground.testkit.RawMqtt.PUBREL;
import static io.mqttplayground.testkit.RawMqtt.SUBACK;
import static io.mqttplayground.testkit.RawMqtt.connect;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import io.mqttplayground.wire.Packet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may connect, publish, subscribe and be sent what; with the rules of the lessons. */
class AccessGuardsTest {

    private static final String PRIVATE = "/iot/user/alice/sensor/temperature";
    private static final int CLEAN = 2;
    private static final int WILL = 0x04;
    private static final int ACCOUNT = 0xC0;

    private AccessControl access;
    private EmbeddedBroker broker;
    private Events events;

    @BeforeEach
    void start() throws Exception {
        access = access(true);
        broker = EmbeddedBroker.start(BrokerSettings.local(), access);
        events = new Events(broker);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private static AccessControl access(boolean anonymous) throws Exception {
        PasswordFile passwords = PasswordFile.parse("passwords", List.of());
        for (String user : List.of("alice", "bob", "admin")) {
            passwords = passwords.with(user, bytes(user + "-pw"));
        }
        AccessRules rules =
                AccessRules.parse(
                        "acl",
                        List.of(
                                "pattern readwrite sensor/#",
                                "pattern readwrite /iot/user/%u/#",
                                "pattern readwrite still/#",
                                "user admin",
                                "topic read #"));
        return new AccessControl(anonymous, passwords, rules);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private RawMqtt as(String account, String clientId, boolean clean) throws Exception {
        RawMqtt client = RawMqtt.open(broker);
        if (account.isEmpty()) {
            client.send(connect(clientId, clean));
        } else {
            int flags = ACCOUNT | (clean ? CLEAN : 0);
            client.send(connect("MQTT", 4, flags, 60, clientId, account, account + "-pw"));
        }
        assertThat(client.expect(CONNACK).body()[1]).isZero();
        return client;
    }

    private int refusal(byte[] connect) throws Exception {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.send(connect);
            byte[] connack = client.expect(CONNACK).body();
            client.expectClosed();
            assertThat(connack[0]).as("[MQTT-3.2.2-4]").isZero();
            return connack[1];
        }
    }

    /** Section 3.2.2.3: return code 4. */
    @Test
    void onlyTheRightPasswordOpens() throws Exception {
        assertThat(refusal(connect("MQTT", 4, ACCOUNT | CLEAN, 60, "x", "alice", "bob-pw")))
                .isEqualTo(4);
        assertThat(refusal(connect("MQTT", 4, ACCOUNT | CLEAN, 60, "x", "nobody", "")))
                .isEqualTo(4);
        assertThat(refusal(connect("MQTT", 4, 0x80 | CLEAN, 60, "x", "alice"))).isEqualTo(4);
        as("alice", "x", true).close();
        assertThat(events.refusals()).hasSize(3).allMatch(r -> r.contains("wrong user name"));
    }

    @Test
    void theWireTellsARefusedConnectAsItWasSent() throws Exception {
        int flags = ACCOUNT | WILL; // and not clean
        String[] wrong = {"x", "status", "gone", "alice", "bob-pw"};
        String[] anothers = {"device", "status", "gone", "bob", "bob-pw"};
        as("alice", "device", false).close();

        assertThat(refusal(connect("MQTT", 4, flags, 7, wrong))).isEqualTo(4);
        assertThat(refusal(connect("MQTT", 4, flags, 7, anothers))).isEqualTo(2);
        assertThat(refusal(ofMqtt5("five", 7))).isEqualTo(1);

        assertThat(events.refused())
                .hasSize(3)
                .allSatisfy(
                        packet -> {
                            Packet.Connect connect = (Packet.Connect) packet;
                            assertThat(connect.cleanSession()).isFalse();
                            assertThat(connect.keepAliveSeconds()).isEqualTo(7);
                        });
        assertThat(events.refused().subList(0, 2))
                .allMatch(packet -> ((Packet.Connect) packet).will().isPresent());
    }

    private static byte[] ofMqtt5(String clientId, int keepAlive) {
        return RawMqtt.packet(
                0x10,
                body -> {
                    body.writeShort(4);
                    body.writeBytes("MQTT");
                    body.writeByte(5);
                    body.writeByte(0);
                    body.writeShort(keepAlive);
                    body.writeByte(0); // no properties
                    body.writeShort(clientId.length());
                    body.writeBytes(clientId);
                });
    }

    /** Section 3.2.2.3: return code 5. */
    @Test
    void anonymousClientsCanBeRefused() throws Exception {
        broker.close();
        broker = EmbeddedBroker.start(BrokerSettings.local(), access(false));
        assertThat(refusal(connect("x", true))).isEqualTo(5);
        as("alice", "x", true).close();
    }

    /** [MQTT-3.3.5-2]: acknowledged as if all were well, and dropped. */
    @Test
    void aPublishToAnothersTopicIsAcknowledgedDroppedAndTold() throws Exception {
        try (RawMqtt alice = as("alice", "a", true);
                RawMqtt bob = as("bob", "b", true)) {
            alice.subscribe("#", 0);
            bob.send(publish(0, PRIVATE, 0, "forged"), publish(3, PRIVATE, 1, "forged"));
            assertThat(bob.expect(PUBACK).packetId()).isEqualTo(1);
            bob.send(publish(5, PRIVATE, 2, "forged"));
            bob.expect(PUBREC);
            bob.send(RawMqtt.ack(PUBREL, 2));
            bob.expect(PUBCOMP);
            alice.expectNothing();
        }
        assertThat(broker.retained()).isEmpty();
        assertThat(events.refusals())
                .hasSize(3)
                .allMatch(reason -> reason.contains("no rule lets bob write " + PRIVATE));
    }

    @Test
    void nobodyClearsAnothersRetainedMessage() throws Exception {
        try (RawMqtt alice = as("alice", "a", true);
                RawMqtt bob = as("bob", "b", true);
                RawMqtt admin = as("admin", "c", true)) {
            alice.send(publish(3, PRIVATE, 1, "mine"));
            alice.expect(PUBACK);
            for (RawMqtt other : List.of(bob, admin)) {
                other.send(publish(3, PRIVATE, 1, ""));
                other.expect(PUBACK);
            }
        }
        assertThat(broker.retained()).hasSize(1);
    }

    @Test
    void aForgedWillIsNotPublished() throws Exception {
        try (RawMqtt alice = as("alice", "a", true);
                RawMqtt bob = RawMqtt.open(broker)) {
            alice.subscribe("#", 1);
            int flags = ACCOUNT | CLEAN | WILL | 0x20;
            bob.send(connect("MQTT", 4, flags, 60, "b", PRIVATE, "forged", "bob", "bob-pw"));
            bob.expect(CONNACK);
            bob.drop();
            Awaitility.await().untilAsserted(() -> assertThat(events.refusals()).hasSize(1));
            alice.expectNothing();
        }
        assertThat(broker.retained()).isEmpty();
    }

    /** Live at each QoS, retained, and through filters as wide as can be. */
    @ParameterizedTest
    @ValueSource(strings = {"", "bob"})
    void nobodyReadsAnothersTopics(String spy) throws Exception {
        try (RawMqtt alice = as("alice", "a", true);
                RawMqtt other = as(spy, "s", true);
                RawMqtt admin = as("admin", "c", true)) {
            other.subscribe("#", 2);
            admin.subscribe("#", 2);
            for (int qos = 0; qos < 3; qos++) {
                alice.send(publish(qos << 1 | 1, PRIVATE, 7, "secret"));
                assertThat(admin.receive().payload()).isEqualTo("secret");
            }
            for (String filter :
                    List.of("+/iot/#", "/iot/user/+/#", "+/+/user/+/sensor/+", PRIVATE)) {
                other.send(RawMqtt.subscribe(3, filter, 1));
                other.expect(SUBACK);
            }
            other.expectNothing();
            alice.send(publish("sensor/temperature", "public"));
            assertThat(other.receive().payload()).isEqualTo("public");
        }
    }

    /** [MQTT-3.8.4-5]: 0x80 for what can match nothing readable, beside what is granted. */
    @Test
    void aFilterThatMatchesNothingReadableIsRefused() throws Exception {
        try (RawMqtt bob = as("bob", "b", true)) {
            bob.send(
                    RawMqtt.subscribe(
                            9, List.of("sensor/+", "/iot/user/alice/#", "#", "other/topic"), 1));
            assertThat(bob.expect(SUBACK).body()).containsExactly(0, 9, 1, -128, 1, -128);
            bob.send(RawMqtt.subscribe(10, "/iot/user/alice/#", 1));
            assertThat(bob.expect(SUBACK).body()).containsExactly(0, 10, -128);
            assertThat(broker.clients().get(0).subscriptions())
                    .extracting("topicFilter")
                    .containsExactly("#", "sensor/+");
        }
        assertThat(events.refusals()).hasSize(3).anyMatch(r -> r.contains("/iot/user/alice/#"));
    }

    /** Neither another account nor an anonymous client gets the session, or ends it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSessionBelongsToTheAccountThatMadeIt(boolean clean) throws Exception {
        try (RawMqtt alice = as("alice", "device", false)) {
            alice.subscribe("/iot/user/alice/#", 1);
            alice.drop();
        }
        try (RawMqtt alice = as("alice", "other", true)) {
            alice.send(publish(2, PRIVATE, 1, "waiting"));
            alice.expect(PUBACK);
        }
        int flags = ACCOUNT | (clean ? CLEAN : 0);
        byte[] asBob = connect("MQTT", 4, flags, 60, "device", "bob", "bob-pw");
        assertThat(refusal(asBob)).isEqualTo(2);
        assertThat(refusal(connect("device", clean))).isEqualTo(2);
        try (RawMqtt alice = as("alice", "device", false)) {
            assertThat(refusal(asBob)).as("while she is connected").isEqualTo(2);
            assertThat(alice.receive().payload()).isEqualTo("waiting");
            alice.expectNothing();
        }
    }

    @Test
    void anAccountThatIsRemovedLosesItsConnections() throws Exception {
        try (RawMqtt alice = as("alice", "a", true);
                RawMqtt bob = as("bob", "b", true);
                RawMqtt anonymous = as("", "c", true)) {
            broker.replacePasswords(broker.passwords().without("alice"));
            alice.expectClosed();
            bob.expectNothing();
            anonymous.expectNothing();
        }
        assertThat(refusal(connect("MQTT", 4, ACCOUNT | CLEAN, 60, "a", "alice", "alice-pw")))
                .isEqualTo(4);
    }

    /** The setting for subscriptions: 0x80 beyond it. */
    @Test
    void aClientHasOnlySoManySubscriptions() throws Exception {
        List<String> filters = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            filters.add("sensor/" + i);
        }
        try (RawMqtt client = as("", "greedy", true)) {
            client.send(RawMqtt.subscribe(1, filters, 0));
            byte[] suback = client.expect(SUBACK).body();
            assertThat(suback[2 + 999]).isZero();
            assertThat(suback[2 + 1_000]).isEqualTo((byte) 0x80);
            client.send(RawMqtt.unsubscribe(2, "sensor/0"), RawMqtt.subscribe(3, "sensor/x", 0));
            client.expect(RawMqtt.UNSUBACK);
            assertThat(client.expect(SUBACK).body()).containsExactly(0, 3, 0);
        }
        StillServes.everybody(broker);
    }
}
