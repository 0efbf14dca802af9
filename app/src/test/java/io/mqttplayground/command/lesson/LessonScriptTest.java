package io.mqttplayground.command.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.testkit.PackagedBroker;
import io.mqttplayground.testkit.ShellAtBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LessonScriptTest {

    private static final String READING =
            "pub -t sensor/temperature -m"
                    + " '{\"timestamp\": 1, \"value_type\": \"T\", \"value\": %d}'";

    @TempDir private Path folder;

    @Test
    void aConsumerHasSubscribedBeforeTheNextCommand() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("lesson json");
            for (int i = 1; i <= 5; i++) {
                assertThat(shell.run("run consumer"))
                        .anyMatch(line -> line.contains("subscribed to #"));
                shell.run(READING.formatted(i));
                shell.run("stop");
            }
        }
    }

    @Test
    void aRoleMayBeGivenItsIdentifierAndTwoCannotShareOne() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("lesson simple");

            assertThat(shell.run("run producer --id probe -n 1 -i 0"))
                    .anyMatch(line -> line.endsWith("as probe"));
            assertThat(shell.fail("run both --id probe").get(0))
                    .contains("two clients cannot both be 'probe'");
        }
    }

    /** The usual port may belong to another broker on this machine. */
    @Test
    void otherClientsAreShownTheWayToThisBroker() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            int port = shell.broker().port();

            assertThat(String.join("\n", shell.openLesson("1", "Any client will do")))
                    .contains("mosquitto_sub -V 311 -h 127.0.0.1 -p " + port + " -t '#' -v")
                    .contains("hostname=\"127.0.0.1\", port=" + port + ")")
                    .doesNotContain("{");
        }
    }

    @Test
    void behindTheLastStepNextOpensTheLessonThatFollows() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("lesson 9");

            assertThat(shell.skipToTheEnd()).contains("  next opens lesson 10, Topics.");
            assertThat(shell.run("next")).anyMatch(line -> line.startsWith("  Lesson 10 · Topics"));
        }
    }

    @Test
    void outsideALessonNextOpensTheFirstThatIsNotDone() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            assertThat(shell.run("next")).anyMatch(line -> line.startsWith("  Lesson 1 · "));
            shell.skipToTheEnd();
            shell.run("menu");
            assertThat(shell.run("next")).anyMatch(line -> line.startsWith("  Lesson 2 · "));
            shell.run("menu");
            assertThat(shell.fail("hint"))
                    .containsExactly(
                            "hint: no lesson is open; next opens the first that is not done");
        }
    }

    @Test
    void aClientThatOnlyLeavesAWillDoesNotWaitForOrders() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.openLesson("7", "Make your will");
            String will = " --will-topic device/boat/status --will-payload offline --will-retain";

            shell.run("pub -i boat -t device/boat/x -m hi" + will);
            assertThat(shell.run("next")).anyMatch(line -> line.contains("not yet"));
            assertThat(shell.run("sub -i boat -t device/boat/action/#" + will))
                    .anyMatch(line -> line.contains("solved"));
        }
    }

    @Test
    void theHighestOfThreeSubscriptionsHasToAskForQos2() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.openLesson("6", "The lower one counts");
            shell.run("2");
            shell.run("sub -i low -q 0 -t playground/qos");
            shell.run("sub -i middle -q 1 -t playground/qos");
            shell.run("sub -i high -q 1 -t playground/qos");

            shell.run("pub -q 1 -t playground/qos -m hello");
            assertThat(shell.run("next")).anyMatch(line -> line.contains("not yet"));
            assertThat(shell.run("sub -i high -q 2 -t playground/qos"))
                    .anyMatch(line -> line.contains("solved"));
        }
    }

    @Test
    void whatWasDoneOfATaskIsNotForgottenWhileMuchElsePassesBy() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            List<String> shown = shell.run("lesson device");
            while (shown.stream().noneMatch(line -> line.contains("Several devices at once"))) {
                shown = shell.run("skip");
            }
            String info =
                    "pub -r -t device/%1$s/info -m '{\"device_id\": \"%1$s\", \"producer\":"
                            + " \"ACME\", \"software_version\": \"1.0\"}'";
            shell.run(info.formatted("lamp"));
            shell.run("bench -n 3000");

            assertThat(shell.run(info.formatted("door"))).anyMatch(line -> line.contains("solved"));
        }
    }

    @Test
    void jsonWithoutQuotesIsToldToNeedThem() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            assertThat(shell.fail("pub -t a/b -m {\"a\": 1}"))
                    .containsExactly(
                            "pub: '1}' is one word too many; put quotes around what belongs"
                                    + " together, as in '{\"a\": 1}'");
        }
    }

    @Test
    void aConsumerThatIsRefusedIsAFailure() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("lesson auth");
            assertThat(shell.fail("run consumer -u alice -P wrong"))
                    .anyMatch(line -> line.contains("auth-consumer"));
        }
    }

    @Test
    void aRunThatFailedIsTriedAgainOrSkipped() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.elsewhere("tcp://127.0.0.1:1")) {
            shell.openLesson("simple", "Watch them run");
            shell.run("2");
            assertThat(shell.fail("next")).isNotEmpty();
            assertThat(shell.screen().lines())
                    .anyMatch(line -> line.contains("Enter tries again, skip passes over"));
            assertThat(shell.fail("next")).isNotEmpty();
            assertThat(shell.run("skip")).anyMatch(line -> line.contains("Publish by hand"));
        }
    }

    @Test
    void aTaskAtABrokerElsewhereIsCheckedByThePacketsOfTheShellsClients() throws Exception {
        try (EmbeddedBroker other = PackagedBroker.start();
                ShellAtBroker shell = ShellAtBroker.elsewhere(other.uri())) {
            shell.openLesson("simple", "Publish by hand");
            shell.run("pub -t sensor/temperature -m 21");
            assertThat(shell.run("next")).anyMatch(line -> line.contains("not yet"));
            assertThat(shell.run("pub -t sensor/temperature -m 21.5"))
                    .anyMatch(line -> line.contains("PUBLISH packet"));
        }
    }

    @Test
    void aNumberAnswersAndWhereNothingIsAskedItSaysSo() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            assertThat(shell.fail("2")).anyMatch(line -> line.contains("no command '2'"));
            shell.run("lesson simple");
            shell.fail("2");
            assertThat(shell.screen().lines()).anyMatch(line -> line.contains("nothing was asked"));
            shell.openLesson("simple", "Watch them run");
            shell.fail("7");
            assertThat(shell.screen().lines())
                    .anyMatch(line -> line.contains("7 is not one of the choices"));
            assertThat(shell.run("answer 1")).anyMatch(line -> line.contains("You say 1"));
        }
    }

    @Test
    void progressIsShownExportedAndForgottenOnlyWhenMeant() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            Path file = folder.resolve("recap.md");
            shell.run("lesson simple");
            shell.run("next");
            shell.run("next");
            shell.run("skip");
            assertThat(shell.run("progress"))
                    .anyMatch(line -> line.matches(" *1  simple +\\d+ +2 +1"));

            shell.run("progress export " + file);
            assertThat(Files.readString(file))
                    .contains("## Lesson 1: Simple producer", "(done, ", "(skipped, ");
            assertThat(shell.fail("progress export " + file))
                    .singleElement()
                    .matches(line -> line.contains("exists") && line.contains("--force"));
            shell.run("progress export --force " + file);

            assertThat(shell.fail("progress reset"))
                    .singleElement()
                    .matches(line -> line.contains("progress reset --yes"));
            shell.run("progress reset --yes");
            assertThat(shell.run("progress")).anyMatch(line -> line.matches(" *1  simple +\\d+"));
        }
    }
}
