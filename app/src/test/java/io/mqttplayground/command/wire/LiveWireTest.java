package io.mqttplayground.command.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.ShellAtBroker;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveWireTest {

    @ParameterizedTest
    @CsvSource({
        "lesson 6, run both -q 2 -n 1, done: sent 1, 3",
        "lesson 8, run producer -q 1 -n 2, sessions-producer is done, 1"
    })
    void aRunIsDoneOnlyWhenItsLastPacketIsOnTheScreen(
            String lesson, String run, String end, int disconnects) throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run(lesson);
            shell.run("wire on");

            List<String> lines = shell.run(run);

            int done = indexOf(lines, end);
            assertThat(lines.subList(0, done))
                    .filteredOn(line -> line.contains("DISCONNECT"))
                    .hasSize(disconnects);
            assertThat(lines.subList(done, lines.size())).noneMatch(LiveWireTest::isRow);
        }
    }

    @Test
    void theRowsOfACommandStandAboveWhatTheLessonSaysOfIt() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.openLesson("6", "Watch the long handshake");
            shell.run("run both -q 2 -n 1");
            shell.run("wire on");

            List<String> lines = shell.run("pub -q 1 -t sensor/temperature -m 21.5");

            int solved = indexOf(lines, "✓ solved");
            assertThat(lines.subList(0, solved)).anyMatch(line -> line.contains("PUBACK id 1"));
            assertThat(lines.subList(solved, lines.size())).noneMatch(LiveWireTest::isRow);
        }
    }

    @Test
    void whatARoleTellsStandsBelowThePacketsThatItSpeaksOf() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("lesson 6");
            shell.run("wire on");

            List<String> lines = shell.run("run both -q 2 -n 1");

            assertThat(indexOf(lines, "connected to")).isGreaterThan(indexOf(lines, "CONNACK"));
            assertThat(indexOf(lines, "subscribed to")).isGreaterThan(indexOf(lines, "SUBACK"));
            assertThat(indexOf(lines, "← sensor/counter")).isGreaterThan(indexOf(lines, "PUBLISH"));
        }
    }

    @Test
    void whatTheShellsOwnClientsTellToo() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("wire on");

            List<String> subscribing = shell.run("sub -t playground/x");
            List<String> publishing = shell.run("pub -i other -t playground/x -m hello");

            assertThat(indexOf(subscribing, "shell subscribed"))
                    .isGreaterThan(indexOf(subscribing, "SUBACK"));
            int sent = indexOf(publishing, "other → playground/x");
            assertThat(sent).isGreaterThan(indexOf(publishing, "CONNACK"));
            assertThat(indexOf(publishing, "shell ← playground/x"))
                    .isGreaterThan(indexOf(publishing, "PUBLISH"))
                    .isGreaterThan(sent);
        }
    }

    private static boolean isRow(String line) {
        return line.contains("│") || line.contains("├");
    }

    private static int indexOf(List<String> lines, String part) {
        return IntStream.range(0, lines.size())
                .filter(index -> lines.get(index).contains(part))
                .findFirst()
                .orElseThrow();
    }
}
