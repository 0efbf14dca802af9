package io.mqttplayground.broker.session;

import static io.mqttplayground.testkit.RawMqtt.CONNACK;
import static io.mqttplayground.testkit.RawMqtt.PUBACK;
import static io.mqttplayground.testkit.RawMqtt.connect;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody without an account keeps one from its client identifier, and no account another. */
class AccountTakeOverTest {

    private static final int CLEAN = 2;
    private static final int WILL = 4;
    private static final int ACCOUNT = 0xC0;

    private EmbeddedBroker broker;
    private Events events;

    @BeforeEach
    void start() throws Exception {
        PasswordFile passwords = PasswordFile.parse("passwords", List.of());
        for (String user : List.of("alice", "bob")) {
            passwords = passwords.with(user, (user + "-pw").getBytes(UTF_8));
        }
        AccessRules rules = AccessRules.parse("acl", List.of("pattern readwrite #"));
        broker =
                EmbeddedBroker.start(
                        BrokerSettings.local(), new AccessControl(true, passwords, rules));
        events = new Events(broker);
    }

    @AfterEach
    void stop() throws Exception {
        StillServes.everybody(broker);
        broker.close();
    }

    private static byte[] connectAs(String account, boolean clean) {
        int flags = ACCOUNT | (clean ? CLEAN : 0);
        return connect("MQTT", 4, flags, 60, "far", account, account + "-pw");
    }

    /** The body of its CONNACK. */
    private static byte[] answer(RawMqtt client, byte[] connect) throws Exception {
        client.send(connect);
        return client.expect(CONNACK).body();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAccountTakesItFromAClientWithoutOne(boolean clean) throws Exception {
        try (RawMqtt watcher = RawMqtt.connected(broker, "watcher");
                RawMqtt squatter = RawMqtt.open(broker);
                RawMqtt alice = RawMqtt.open(broker)) {
            watcher.subscribe("status", 1);
            byte[] withWill = connect("MQTT", 4, WILL, 60, "far", "status", "gone");
            assertThat(answer(squatter, withWill)).containsExactly(0, 0);
            squatter.subscribe("a", 1);

            assertThat(answer(alice, connectAs("alice", clean))).containsExactly(0, 0);

            squatter.expectClosed();
            assertThat(watcher.receive().payload()).as("[MQTT-3.1.2-8]").isEqualTo("gone");
            alice.send(publish(2, "a", 1, "x"));
            alice.expect(PUBACK);
            alice.expectNothing();
        }
        assertThat(events.closeReasons()).anyMatch(reason -> reason.contains("MQTT-3.1.4-2"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasKeptForAClientWithoutOneIsDiscardedAndTold(boolean clean) throws Exception {
        try (RawMqtt squatter = RawMqtt.open(broker)) {
            squatter.resume("far");
            squatter.subscribe("a", 1);
            squatter.send(RawMqtt.disconnect());
            squatter.expectClosed();
        }
        try (RawMqtt alice = RawMqtt.open(broker)) {
            assertThat(answer(alice, connectAs("alice", clean))).containsExactly(0, 0);
            alice.send(publish(2, "a", 1, "x"));
            alice.expect(PUBACK);
            alice.expectNothing();
        }
        assertThat(events.endedSessions())
                .containsExactly("far: an account took over its client identifier");
    }

    @Test
    void nobodyWithoutAnAccountTakesItBack() throws Exception {
        try (RawMqtt alice = RawMqtt.open(broker)) {
            answer(alice, connectAs("alice", false));
            for (byte[] other : List.of(connect("far", false), connectAs("bob", false))) {
                assertThat(refusal(other)).as("while she is there").isEqualTo(2);
            }
            alice.send(RawMqtt.disconnect());
            alice.expectClosed();
            Awaitility.await().until(() -> broker.clients().get(0).address().isEmpty());
            for (byte[] other : List.of(connect("far", true), connectAs("bob", true))) {
                assertThat(refusal(other)).as("while she is away").isEqualTo(2);
            }
        }
        try (RawMqtt alice = RawMqtt.open(broker)) {
            assertThat(answer(alice, connectAs("alice", false))).containsExactly(1, 0);
        }
    }

    private int refusal(byte[] connect) throws Exception {
        try (RawMqtt client = RawMqtt.open(broker)) {
            byte[] connack = answer(client, connect);
            client.expectClosed();
            return connack[1];
        }
    }

    /** However many fight for it, the account has it in the end and keeps it. */
    @Test
    void anAccountHasItAlsoWhileOthersTakeItOverFromEachOther() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<RawMqtt> others = new ArrayList<>();
            try (RawMqtt alice = RawMqtt.open(broker)) {
                for (int i = 0; i < 20; i++) {
                    RawMqtt other = RawMqtt.open(broker);
                    other.send(connect("far", i % 2 == 0));
                    others.add(other);
                    if (i == 10) {
                        alice.send(connectAs("alice", round % 2 == 0));
                    }
                }
                assertThat(alice.expect(CONNACK).body()[1]).isZero();
                for (RawMqtt other : others) {
                    other.expectClosed();
                }
                alice.send(RawMqtt.pingreq());
                alice.expect(RawMqtt.PINGRESP);
                assertThat(broker.clients())
                        .singleElement()
                        .satisfies(one -> assertThat(one.account()).contains("alice"));
                alice.send(RawMqtt.disconnect());
                alice.expectClosed();
            }
            broker.replacePasswords(broker.passwords().without("alice"));
            broker.replacePasswords(broker.passwords().with("alice", "alice-pw".getBytes(UTF_8)));
        }
    }
}
