package io.mqttplayground.broker.connection;

import static io.mqttplayground.testkit.RawMqtt.CONNACK;
import static io.mqttplayground.testkit.RawMqtt.connect;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.broker.budget.Budget;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody keeps others out: not by connections, and not at the same address either. */
class PlaceGuardTest {

    private static final int CONNACK_FULL = 3;
    private static final int MEBIBYTE = 1024 * 1024;

    private final List<RawMqtt> clients = new ArrayList<>();
    private EmbeddedBroker broker;
    private Events events;

    private void start(Limits limits) throws Exception {
        start(limits, new Budget(64L * MEBIBYTE));
    }

    private void start(Limits limits, Budget budget) throws Exception {
        PasswordFile passwords = PasswordFile.parse("passwords", List.of());
        for (String user : List.of("alice", "bob")) {
            passwords = passwords.with(user, (user + "-pw").getBytes(StandardCharsets.UTF_8));
        }
        AccessRules rules = AccessRules.parse("acl", List.of("pattern readwrite #"));
        broker =
                EmbeddedBroker.start(
                        new BrokerSettings(BrokerSettings.LOOPBACK, 0, limits),
                        new AccessControl(true, passwords, rules),
                        budget);
        events = new Events(broker);
    }

    @AfterEach
    void stop() throws Exception {
        for (RawMqtt client : clients) {
            client.drop();
        }
        Awaitility.await().untilAsserted(() -> assertThat(broker.clients()).isEmpty());
        StillServes.everybody(broker);
        broker.close();
    }

    /** Connected or not; returns the code of the CONNACK. */
    private int arrive(byte[] connect) throws Exception {
        RawMqtt client = RawMqtt.open(broker);
        clients.add(client);
        client.send(connect);
        return client.expect(CONNACK).body()[1];
    }

    private int arriveAs(String account, String clientId) throws Exception {
        return arrive(connect("MQTT", 4, 0xC2, 60, clientId, account, account + "-pw"));
    }

    @Test
    void oneInFivePlacesIsForAccounts() throws Exception {
        start(Limits.standard().with(Limit.CONNECTIONS, 20));
        for (int i = 0; i < 16; i++) {
            assertThat(arrive(connect("nobody" + i, true))).isZero();
        }
        assertThat(arrive(connect("one more", true))).isEqualTo(CONNACK_FULL);
        for (int i = 0; i < 4; i++) {
            assertThat(arriveAs("alice", "alice" + i)).isZero();
        }
        assertThat(arriveAs("bob", "late")).isEqualTo(CONNACK_FULL);
        assertThat(events.refusals())
                .containsExactly(
                        "the broker takes 16 connections without a user name, no more",
                        "the broker takes 20 connections, no more");
    }

    @Test
    void anAddressDoesNotKeepAccountsOut() throws Exception {
        start(Limits.standard().with(Limit.CONNECTIONS_OF_ADDRESS, 3));
        for (int i = 0; i < 3; i++) {
            assertThat(arrive(connect("nobody" + i, true))).isZero();
        }
        assertThat(arrive(connect("one more", true))).isEqualTo(CONNACK_FULL);
        for (int i = 0; i < 3; i++) {
            assertThat(arriveAs("alice", "alice" + i)).isZero();
        }
        assertThat(arriveAs("alice", "alice3")).isEqualTo(CONNACK_FULL);
        assertThat(arriveAs("bob", "bob")).isZero();
        assertThat(events.refusals())
                .containsExactly(
                        "the broker takes 3 connections of one address, no more",
                        "the broker takes 3 connections of one account, no more");
    }

    @Test
    void aPlaceThatWasLeftIsFree() throws Exception {
        start(Limits.standard().with(Limit.CONNECTIONS, 10));
        for (int i = 0; i < 40; i++) {
            assertThat(arrive(connect("again" + i, true))).isZero();
            clients.get(i).send(RawMqtt.disconnect());
            clients.get(i).expectClosed();
        }
    }

    /** With names of 60,000 characters a few take all that there is for one. */
    @Test
    void whatConnectionsThemselvesTakeIsBounded() throws Exception {
        start(Limits.standard(), new Budget(4 * MEBIBYTE));
        String longName = "n".repeat(60_000);
        int code = 0;
        for (int i = 0; i < 20 && code == 0; i++) {
            code = arrive(connect(longName + i, true));
        }
        assertThat(code).isEqualTo(CONNACK_FULL);
        assertThat(arriveAs("alice", "alice")).isZero();
        assertThat(events.refusals()).hasSize(1);
    }

    /** Silent ones make room for the next. */
    @Test
    void thoseWhoDoNotLogInKeepNobodyOut() throws Exception {
        start(Limits.standard().with(Limit.CONNECTIONS, 20));
        for (int i = 0; i < 40; i++) {
            clients.add(RawMqtt.open(broker));
        }
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(events.closeReasons())
                                        .hasSize(30)
                                        .containsOnly(
                                                "let go: more than 10 connections have not logged"
                                                        + " in"));
        assertThat(arrive(connect("newcomer", true))).isZero();
        assertThat(arriveAs("alice", "alice")).isZero();
    }
}
