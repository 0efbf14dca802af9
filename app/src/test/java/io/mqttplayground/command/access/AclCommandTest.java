package io.mqttplayground.command.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.ShellAtBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AclCommandTest {

    @TempDir private Path folder;
    private ShellAtBroker shell;

    @BeforeEach
    void aBrokerWithADeny() throws Exception {
        for (String file : List.of("moquette.conf", "passwords")) {
            Files.copy(Path.of("..", "broker-config", file), folder.resolve(file));
        }
        Files.write(
                folder.resolve("acl"),
                List.of(
                        "topic read public/#",
                        "pattern readwrite /iot/user/%u/#",
                        "user alice",
                        "topic read sensor/#",
                        "topic deny sensor/secret"));
        shell = ShellAtBroker.of(folder);
    }

    @AfterEach
    void stop() {
        shell.close();
    }

    @Test
    void theRulesStandInTheOrderOfTheFile() throws Exception {
        assertThat(shell.run("acl"))
                .containsExactly(
                        "  rule   for        access     filter",
                        "  acl:1  anonymous  read       public/#",
                        "  acl:2  everyone   readwrite  /iot/user/%u/#",
                        "  acl:4  alice      read       sensor/#",
                        "  acl:5  alice      deny       sensor/secret",
                        "  what no rule allows is denied");
    }

    @Test
    void theRulesOfAnAccountStandInTheOrderTheyAreAsked() throws Exception {
        assertThat(shell.run("acl alice"))
                .filteredOn(line -> line.startsWith("  acl:"))
                .extracting(line -> line.substring(2, 7))
                .containsExactly("acl:5", "acl:4", "acl:2");
        assertThat(shell.run("acl anonymous"))
                .filteredOn(line -> line.startsWith("  acl:"))
                .extracting(line -> line.substring(2, 7))
                .containsExactly("acl:1", "acl:2");
    }

    @ParameterizedTest
    @CsvSource({
        "alice read sensor/a, allowed by acl:4",
        "alice read sensor/secret, denied by acl:5",
        "alice write sensor/a, denied: no rule lets alice write sensor/a",
        "alice write /iot/user/alice/x, allowed by acl:2",
        "alice write /iot/user/bob/x, denied: no rule",
        "anonymous read public/a, allowed by acl:1",
        "anonymous read sensor/a, denied: no rule lets a client without a username read",
        "alice subscribe #, allowed by acl:4",
        "bob subscribe sensor/#, denied: no rule",
        "alice write $SYS/a, denied: topics that start with $",
    })
    void checkShowsTheRuleThatDecides(String question, String answer) throws Exception {
        assertThat(shell.run("acl check " + question)).singleElement().asString().contains(answer);
    }

    @Test
    void aFilterCanBeAskedForReading() throws Exception {
        assertThat(shell.run("acl check alice read #"))
                .hasSize(2)
                .anyMatch(line -> line.contains("allowed by acl:4"))
                .anyMatch(line -> line.contains("each message is asked again"));
    }

    @ParameterizedTest
    @CsvSource({
        "acl nobody, there is no account 'nobody'; there are",
        "acl check nobody read a, there is no account 'nobody'; there are",
        "acl check alice raed a, 'raed' is none of",
        "acl check alice write a/#, wildcard #",
        "acl check alice subscribe a#, # stands alone",
        "acl check alice, help acl check",
    })
    void aMistakeIsOneLine(String line, String error) throws Exception {
        assertThat(shell.fail(line)).singleElement().asString().startsWith("acl").contains(error);
    }

    @Test
    void whatCheckSaysIsWhatTheBrokerDoes() throws Exception {
        assertThat(shell.run("acl check bob subscribe sensor/#"))
                .first()
                .asString()
                .contains("denied");
        assertThat(shell.fail("sub -u bob -P bob-pw -t sensor/#"))
                .first()
                .asString()
                .contains("0x80");
        assertThat(shell.run("acl check alice subscribe sensor/#"))
                .first()
                .asString()
                .contains("allowed");
        assertThat(shell.run("sub -u alice -P alice-pw -t sensor/#")).hasSize(1);
    }
}
