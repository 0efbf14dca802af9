package io.mqttplayground.broker.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How long sessions of clients that are away are kept, and which goes when there are too many. */
class KeptSessionsTest {

    private static EmbeddedBroker broker(Limits limits) throws Exception {
        PasswordFile passwords = PasswordFile.parse("passwords", List.of());
        for (String user : List.of("alice", "bob")) {
            passwords = passwords.with(user, (user + "-pw").getBytes(UTF_8));
        }
        AccessRules rules = AccessRules.parse("acl", List.of("pattern readwrite #"));
        return EmbeddedBroker.start(
                new BrokerSettings(BrokerSettings.LOOPBACK, 0, limits),
                new AccessControl(true, passwords, rules));
    }

    private static void leave(EmbeddedBroker broker, String account, String clientId)
            throws Exception {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.send(
                    account.isEmpty()
                            ? RawMqtt.connect(clientId, false)
                            : RawMqtt.connect(
                                    "MQTT", 4, 0xC0, 60, clientId, account, account + "-pw"));
            assertThat(client.expect(RawMqtt.CONNACK).body()[1]).isZero();
            client.subscribe("a/" + clientId, 1);
            client.send(RawMqtt.disconnect());
            client.expectClosed();
        }
        // The next one is to go away after this one.
        Awaitility.await()
                .until(() -> broker.clients().stream().allMatch(KeptSessionsTest::isAway));
    }

    private static boolean isAway(ClientStatus client) {
        return client.address().isEmpty();
    }

    private static void awaitKept(EmbeddedBroker broker, String... clientIds) {
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(broker.clients())
                                        .extracting(ClientStatus::clientId)
                                        .containsExactlyInAnyOrder(clientIds));
    }

    @Test
    void oneWithoutAUserNameExpiresAndOneOfAnAccountDoesNot() throws Exception {
        Limits limits = Limits.standard().with(Limit.ANONYMOUS_SESSION_SECONDS, 1);
        try (EmbeddedBroker broker = broker(limits)) {
            Events events = new Events(broker);
            leave(broker, "alice", "hers");
            leave(broker, "", "nobody's");
            try (RawMqtt connected = RawMqtt.open(broker)) {
                connected.resume("there");
                awaitKept(broker, "hers", "there");
                connected.send(RawMqtt.pingreq());
                connected.expect(RawMqtt.PINGRESP);
            }
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(events.endedSessions())
                                            .startsWith(
                                                    "nobody's: it has no user name, and nobody"
                                                            + " came back within 1 s"));
            try (RawMqtt back = RawMqtt.open(broker)) {
                assertThat(back.resume("nobody's")).isFalse();
            }
            StillServes.everybody(broker);
        }
    }

    @Test
    void ofTooManyWithoutAUserNameTheOldestGoes() throws Exception {
        try (EmbeddedBroker broker = broker(Limits.standard().with(Limit.KEPT_SESSIONS, 4))) {
            Events events = new Events(broker);
            leave(broker, "alice", "hers");
            for (int i = 0; i < 6; i++) {
                leave(broker, "", "left" + i);
            }
            awaitKept(broker, "hers", "left3", "left4", "left5");
            assertThat(events.endedSessions())
                    .containsExactly(
                            "left0: the broker keeps 4 sessions, no more",
                            "left1: the broker keeps 4 sessions, no more",
                            "left2: the broker keeps 4 sessions, no more");
            leave(broker, "bob", "his");
            awaitKept(broker, "hers", "his", "left4", "left5");
            StillServes.everybody(broker);
        }
    }

    @Test
    void anAccountThatHoardsLosesItsOwn() throws Exception {
        try (EmbeddedBroker broker = broker(Limits.standard().with(Limit.KEPT_SESSIONS, 5))) {
            leave(broker, "", "nobody's");
            leave(broker, "bob", "his");
            for (int i = 0; i < 6; i++) {
                leave(broker, "alice", "hers" + i);
            }
            awaitKept(broker, "nobody's", "his", "hers3", "hers4", "hers5");
            StillServes.everybody(broker);
        }
    }

    /** Client identifiers as long as a CONNECT may be, and of the heap 5 %: it is soon full. */
    @Test
    void whoTakesAllTheMemoryThatThereIsForOneLosesTheOldest() throws Exception {
        Limits limits = Limits.standard().with(Limit.MEMORY_PERCENT, 5);
        long enough = Runtime.getRuntime().maxMemory() / 20 / 60_000;
        try (EmbeddedBroker broker = broker(limits)) {
            Events events = new Events(broker);
            leave(broker, "alice", "hers");
            for (int i = 0; i < enough && events.endedSessions().size() < 3; i++) {
                leave(broker, "", i + "x".repeat(60_000));
            }
            assertThat(events.endedSessions())
                    .hasSize(3)
                    .allMatch(why -> why.endsWith("xx: its memory was needed for another session"))
                    .extracting(why -> why.charAt(0))
                    .containsExactly('0', '1', '2');
            leave(broker, "bob", "his");
            assertThat(broker.clients()).extracting(ClientStatus::clientId).contains("hers", "his");
            StillServes.everybody(broker);
        }
    }
}
