package io.mqttplayground.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.ShellAtBroker;
import io.mqttplayground.text.Printable;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients send may try to draw on the screen of whoever looks at it. */
@Timeout(60)
class HostileTextTest {

    /** Clears the screen, forges a line, turns the writing, and hides a character. */
    private static final String HOSTILE = "x\033[2J\r\n✓ forged\u202Ey\u200B";

    @Test
    void aClientIdentifierIsOneCellOfTheClients() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged(120, true);
                RawMqtt hostile = RawMqtt.connected(shell.broker(), HOSTILE)) {
            hostile.subscribe("sensor/#", 0);

            assertShown(shell.run("clients"));
        }
    }

    @Test
    void aPayloadIsALineOfTheRoleThatGotIt() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged(120, true);
                RawMqtt hostile = RawMqtt.connected(shell.broker(), HOSTILE)) {
            shell.run("lesson simple");
            shell.run("run consumer");
            hostile.send(RawMqtt.publish("sensor/temperature", HOSTILE));

            assertShown(linesUntil(shell, Printable.of(HOSTILE)));
        }
    }

    @Test
    void whatMissesATaskIsToldInALine() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged(120, true);
                RawMqtt hostile = RawMqtt.connected(shell.broker(), HOSTILE)) {
            shell.run("lesson simple");
            while (shell.run("skip").stream().noneMatch(line -> line.contains("Enter checks"))) {
                assertThat(shell.session().waiting()).isPresent();
            }
            hostile.send(RawMqtt.publish("sensor/" + HOSTILE, HOSTILE));
            Awaitility.await().until(() -> shows(shell.run("topics"), "sensor"));
            shell.session().enter();

            List<String> lines = shell.screen().lines();
            assertThat(lines).anyMatch(line -> line.contains("not yet: "));
            assertShown(lines);
        }
    }

    @Test
    void everyViewOfTheBrokerIsPrintable() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged(120, true);
                RawMqtt hostile = RawMqtt.connected(shell.broker(), HOSTILE)) {
            String topic = "sensor/" + HOSTILE.replaceAll("[\r\n ]", "");
            hostile.send(RawMqtt.publish(1, topic, 0, HOSTILE));
            Awaitility.await().until(() -> shows(shell.run("retained"), "sensor/"));

            for (String command :
                    List.of("topics", "retained", "wire last", "why '" + topic + "'")) {
                assertShown(shell.run(command));
            }
            assertShown(shell.fail("no\u202Esuch"));
        }
    }

    private static boolean shows(List<String> lines, String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    private static List<String> linesUntil(ShellAtBroker shell, String text) {
        List<String> all = new ArrayList<>();
        Awaitility.await()
                .until(
                        () -> {
                            all.addAll(shell.screen().lines());
                            return shows(all, text);
                        });
        return all;
    }

    private static void assertShown(List<String> lines) {
        assertThat(lines).anyMatch(line -> line.contains("\\u"));
        assertThat(lines).allSatisfy(line -> assertThat(line).isEqualTo(Printable.of(line)));
        assertThat(lines).noneMatch(line -> line.strip().startsWith("✓"));
    }
}
