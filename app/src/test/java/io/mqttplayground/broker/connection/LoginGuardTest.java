package io.mqttplayground.broker.connection;

import static io.mqttplayground.testkit.RawMqtt.CONNACK;
import static io.mqttplayground.testkit.RawMqtt.connect;
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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and when (sections 3.1.3.4, 3.1.3.5 and 3.2.2.3). */
class LoginGuardTest {

    private static final int CLEAN = 2;
    private static final int PASSWORD = 0x40;
    private static final int USER = 0x80;

    private static EmbeddedBroker broker(boolean anonymous, Limits limits) throws Exception {
        PasswordFile passwords = PasswordFile.parse("passwords", List.of());
        for (String user : List.of("alice", "bob", "admin")) {
            passwords = passwords.with(user, (user + "-pw").getBytes(UTF_8));
        }
        AccessRules rules = AccessRules.parse("acl", List.of("pattern readwrite #"));
        return EmbeddedBroker.start(
                new BrokerSettings(BrokerSettings.LOOPBACK, 0, limits),
                new AccessControl(anonymous, passwords, rules));
    }

    private static byte[] login(String clientId, String user, String password) {
        return connect("MQTT", 4, USER | PASSWORD | CLEAN, 60, clientId, user, password);
    }

    private static int answer(EmbeddedBroker broker, byte[] connect) throws Exception {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.send(connect);
            return client.expect(CONNACK).body()[1];
        }
    }

    private static List<RawMqtt> guess(EmbeddedBroker broker, String user, int times)
            throws Exception {
        List<RawMqtt> guessers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            RawMqtt guesser = RawMqtt.open(broker);
            guesser.send(login("guesser" + i, user, "guess" + i));
            guessers.add(guesser);
        }
        return guessers;
    }

    private static void hangUp(List<RawMqtt> clients) throws Exception {
        for (RawMqtt client : clients) {
            client.close();
        }
    }

    /** One name, or ever another; each of the 40 before the others would take ten seconds. */
    @ParameterizedTest
    @ValueSource(strings = {"admin", "nobody%d"})
    void whoGuessesKeepsNobodyWaitingButHimself(String guessed) throws Exception {
        Limits limits = Limits.standard().with(Limit.GUESSES, 4);
        try (EmbeddedBroker broker = broker(true, limits)) {
            Events events = new Events(broker);
            List<RawMqtt> guessers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                guessers.addAll(guess(broker, guessed.formatted(i), 1));
            }
            Awaitility.await().until(() -> events.refusals().size() >= 4);

            int judged = events.refusals().size();
            assertThat(answer(broker, login("a", "alice", "alice-pw"))).isZero();
            assertThat(answer(broker, login("b", "bob", "bob-pw"))).isZero();
            assertThat(events.refusals().size() - judged)
                    .as("wrong ones that were looked at before")
                    .isLessThan(12);
            StillServes.everybody(broker);
            hangUp(guessers);
        }
    }

    @Test
    void aClientThatWasThereBeforeIsNotKeptOutByThoseWhoGuessItsUserName() throws Exception {
        Limits limits = Limits.standard().with(Limit.GUESSES, 2);
        try (EmbeddedBroker broker = broker(true, limits)) {
            Events events = new Events(broker);
            assertThat(answer(broker, login("hers", "alice", "alice-pw"))).isZero();
            List<RawMqtt> guessers = guess(broker, "alice", 18);
            Awaitility.await().until(() -> events.refusals().size() >= 2);

            assertThat(answer(broker, login("hers", "alice", "alice-pw"))).isZero();

            assertThat(events.refusals()).hasSizeLessThan(10);
            StillServes.everybody(broker);
            hangUp(guessers);
        }
    }

    /** No more than can be looked at in the time that a connection may wait: here, three. */
    @Test
    void ofOneUserNameOnlySoManyWait() throws Exception {
        Limits limits =
                Limits.standard()
                        .with(Limit.GUESSES, 1)
                        .with(Limits.Patience.standard().withConnect(Duration.ofSeconds(3)));
        try (EmbeddedBroker broker = broker(true, limits)) {
            Events events = new Events(broker);
            List<RawMqtt> guessers = guess(broker, "admin", 12);
            List<Integer> codes = new ArrayList<>();
            for (RawMqtt guesser : guessers) {
                codes.addAll(code(guesser));
            }
            assertThat(codes).filteredOn(code -> code == 3).hasSizeGreaterThanOrEqualTo(6);
            assertThat(codes).filteredOn(code -> code == 4).hasSizeBetween(1, 6);
            assertThat(events.refusals())
                    .contains("too many logins with this user name wait at its address");
            assertThat(answer(broker, login("a", "alice", "alice-pw"))).isZero();
            hangUp(guessers);
            StillServes.everybody(broker);
        }
    }

    /** That of its CONNACK; none when the connection was closed before. */
    private static List<Integer> code(RawMqtt client) {
        try {
            return List.of((int) client.expect(CONNACK).body()[1]);
        } catch (IOException closed) {
            return List.of();
        }
    }

    /** As mosquitto does it: whatever stands in the password's place. */
    @ParameterizedTest
    @CsvSource({"true, 0", "false, 5"})
    void aUserNameOfNoLengthIsAsNone(boolean anonymous, int code) throws Exception {
        try (EmbeddedBroker broker = broker(anonymous, Limits.standard())) {
            for (byte[] connect :
                    List.of(
                            connect("MQTT", 4, USER, 60, "x", ""),
                            login("x", "", ""),
                            login("x", "", "secret"))) {
                assertThat(answer(broker, connect)).isEqualTo(code);
            }
            if (anonymous) {
                Awaitility.await()
                        .untilAsserted(
                                () ->
                                        assertThat(broker.clients())
                                                .allMatch(one -> one.account().isEmpty()));
                StillServes.everybody(broker);
            }
            assertThat(answer(broker, login("y", "alice", "alice-pw"))).isZero();
            assertThat(broker.clients().stream().map(ClientStatus::account))
                    .isSubsetOf(Optional.of("alice"), Optional.empty());
        }
    }

    /** An empty password is one, and none is not. */
    @Test
    void withoutAPasswordNobodyIsAnAccount() throws Exception {
        try (EmbeddedBroker broker = broker(true, Limits.standard())) {
            broker.replacePasswords(broker.passwords().with("careless", new byte[0]));
            assertThat(answer(broker, connect("MQTT", 4, USER, 60, "x", "careless"))).isEqualTo(4);
            assertThat(answer(broker, login("x", "careless", ""))).isZero();
            StillServes.everybody(broker);
        }
    }
}
