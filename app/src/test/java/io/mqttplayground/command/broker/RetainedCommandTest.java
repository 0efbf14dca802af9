package io.mqttplayground.command.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.ShellAtBroker;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetainedCommandTest {

    @Test
    void eachRetainedMessageStandsThereWithQosTimeAndValue() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("pub -q 0 -r -t device/d1/info -m one");
            shell.run("pub -q 2 -r -t device/d2/info -m two");
            shell.run("pub -q 1 -t device/d3/info -m live");

            List<String> lines = shell.run("retained");

            assertThat(lines).hasSize(3);
            assertThat(lines.get(0)).matches("  topic +QoS +since +value");
            assertThat(lines.get(1)).matches("  device/d1/info +0 .*\\d\\d:\\d\\d:\\d\\d  one");
            assertThat(lines.get(2)).matches("  device/d2/info +2 .*\\d\\d:\\d\\d:\\d\\d  two");
            assertThat(shell.run("retained device/d2/#"))
                    .hasSize(2)
                    .element(1)
                    .asString()
                    .contains("two");
        }
    }

    @Test
    void aClearedOneIsGone() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("pub -q 1 -r -t sensor/a -m 1");
            shell.run("pub -q 1 -r -t sensor/a -n");

            assertThat(shell.run("retained")).containsExactly("  no message is retained");
            assertThat(shell.run("retained sensor/#"))
                    .containsExactly("  no message to a topic that sensor/# matches is retained");
        }
    }
}
