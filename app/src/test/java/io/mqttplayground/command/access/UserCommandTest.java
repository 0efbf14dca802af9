package io.mqttplayground.command.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.testkit.Paho;
import io.mqttplayground.testkit.ShellAtBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserCommandTest {

    @TempDir private Path folder;
    private Path passwords;

    @BeforeEach
    void copyThePackagedFiles() throws Exception {
        for (String file : new String[] {"moquette.conf", "passwords", "acl"}) {
            Files.copy(Path.of("..", "broker-config", file), folder.resolve(file));
        }
        passwords = folder.resolve("passwords");
    }

    @Test
    void anAddedAccountIsInTheFileAndMayConnectAtOnce() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.of(folder)) {
            assertThat(String.join(" ", shell.run("user add carla -P s3cret")))
                    .contains("account carla added at the running broker and in");

            assertThat(inFile("carla", "s3cret")).isTrue();
            assertThat(shell.run("pub -q 1 -u carla -P s3cret -t /iot/user/carla/x -m 1"))
                    .hasSize(1);
            assertThat(shell.run("user list")).anyMatch(line -> line.startsWith("  carla"));
        }
    }

    @Test
    void aChangedPasswordReplacesTheOldOneInBothPlaces() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.of(folder)) {
            shell.run("user passwd alice -P other");

            assertThat(inFile("alice", "other")).isTrue();
            assertThat(inFile("alice", "alice-pw")).isFalse();
            assertThat(shell.fail("pub -u alice -P alice-pw -t sensor/a -m 1")).hasSize(1);
            assertThat(shell.run("pub -u alice -P other -t sensor/a -m 1")).hasSize(1);
        }
    }

    @Test
    void theRolesOfALessonConnectWithAPasswordThatWasSetHere() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.of(folder)) {
            shell.run("user passwd alice -P other");
            shell.run("user add carla -P s3cret");
            shell.run("lesson 4");

            assertThat(String.join(" ", shell.run("run both -n 2 -i 0"))).contains("lost 0");
            assertThat(String.join(" ", shell.run("run both -n 2 -i 0 -u carla")))
                    .contains("/iot/user/carla/", "lost 0");
        }
    }

    @Test
    void removingAnAccountClosesItsConnections() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.of(folder);
                MqttClient alice = connect(shell, "alice", "alice-pw");
                MqttClient bob = connect(shell, "bob", "bob-pw")) {
            assertThat(shell.run("user"))
                    .anyMatch(line -> line.matches("  alice +client-of-alice"));
            shell.run("user remove alice");

            Awaitility.await().until(() -> !alice.isConnected());
            assertThat(bob.isConnected()).isTrue();
            assertThat(PasswordFile.read(passwords).users()).containsExactly("bob", "admin");
            assertThat(shell.broker().clients())
                    .filteredOn(client -> client.address().isPresent())
                    .extracting(ClientStatus::clientId)
                    .containsExactly("client-of-bob");
            bob.disconnect();
        }
    }

    private static MqttClient connect(ShellAtBroker shell, String account, String password)
            throws Exception {
        MqttClient client = Paho.client(shell.broker().uri(), "client-of-" + account);
        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName(account);
        options.setPassword(password.toCharArray());
        client.connect(options);
        return client;
    }

    @Test
    void thePackagedAccountsChangeAtTheRunningBrokerOnly() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            assertThat(String.join(" ", shell.run("user add carla -P s3cret")))
                    .contains("running broker only", "--config DIR");
            assertThat(shell.run("pub -u carla -P s3cret -t sensor/a -m 1")).hasSize(1);
        }
    }

    @Test
    void aPasswordIsTypedTwiceAndNeverShown() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.of(folder)) {
            shell.screen().willType("typed", "typed");

            assertThat(String.join(" ", shell.run("user add carla"))).doesNotContain("typed");
            assertThat(inFile("carla", "typed")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"one,two,differ", "'','',empty", ",,no password was given"})
    void withoutAPasswordThatWasTypedTwiceNothingChanges(String first, String again, String error)
            throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.of(folder)) {
            shell.screen().willType(first == null ? new String[0] : new String[] {first, again});
            String before = Files.readString(passwords);

            assertThat(shell.fail("user passwd alice")).singleElement().asString().contains(error);
            assertThat(passwords).hasContent(before);
            assertThat(shell.broker().passwords().accepts("alice", "alice-pw".getBytes())).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "user add carla, user: nobody can be asked for the password here; give it with -P",
        "user add alice -P x, user: the account alice exists; user passwd alice",
        "user add a/b -P x, user: an account name must not contain /",
        "user passwd nobody -P x, user: there is no account 'nobody'; there are alice",
        "user remove nobody, user: there is no account 'nobody'; there are alice",
        "user ad carla, there is no command 'user ad'; did you mean user add?",
    })
    void aMistakeIsOneLineAndChangesNothing(String line, String error) throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.of(folder)) {
            String before = Files.readString(passwords);

            assertThat(shell.fail(line)).singleElement().asString().startsWith(error);
            assertThat(passwords).hasContent(before);
        }
    }

    @Test
    void aFileThatBecameFaultyMeanwhileIsToldAndNothingChanges() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.of(folder)) {
            Files.writeString(passwords, "alice:plain\n");

            assertThat(shell.fail("user add carla -P x"))
                    .singleElement()
                    .asString()
                    .contains("passwords:1", "nothing was changed")
                    .doesNotContain("plain\n");
            assertThat(shell.broker().passwords().users()).doesNotContain("carla");
            assertThat(passwords).hasContent("alice:plain\n");
        }
    }

    private boolean inFile(String account, String password) throws Exception {
        return PasswordFile.read(passwords).accepts(account, password.getBytes());
    }
}
