package io.mqttplayground.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveWireTest {

    @Test
    void aRunIsDoneOnlyWhenItsLastPacketIsOnTheScreen() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("lesson 6");
            shell.run("wire on");

            List<String> lines = shell.run("run both -q 2 -n 1");

            int done = indexOf(lines, "done: sent 1");
            assertThat(lines.subList(0, done))
                    .filteredOn(line -> line.contains("DISCONNECT"))
                    .hasSize(3);
            assertThat(lines.subList(done, lines.size())).noneMatch(LiveWireTest::isRow);
        }
    }

    @Test
    void aRunOfOneRoleToo() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("lesson 8");
            shell.run("wire on");

            List<String> lines = shell.run("run producer -q 1 -n 2");

            int done = indexOf(lines, "sessions-producer is done");
            assertThat(lines.subList(0, done))
                    .filteredOn(line -> line.contains("DISCONNECT"))
                    .hasSize(1);
            assertThat(lines.subList(done, lines.size())).noneMatch(LiveWireTest::isRow);
        }
    }

    @Test
    void theRowsOfACommandStandAboveWhatTheLessonSaysOfIt() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("lesson 6");
            shell.run("skip");
            shell.run("skip");
            shell.run("run both -q 2 -n 1");
            shell.run("wire on");

            List<String> lines = shell.run("pub -q 1 -t sensor/temperature -m 21.5");

            int solved = indexOf(lines, "✓ solved");
            assertThat(lines.subList(0, solved)).anyMatch(line -> line.contains("PUBACK id 1"));
            assertThat(lines.subList(solved, lines.size())).noneMatch(LiveWireTest::isRow);
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
