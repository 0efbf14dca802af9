package io.mqttplayground.command.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.ShellAtBroker;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientsCommandTest {

    @Test
    void eightyColumnsShowEachClientInOneLine() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged(80, true)) {
            shell.run("sub -c -i sessions-consumer -q 1 -t sensor/meter -E");
            shell.run("pub -q 1 -t sensor/meter -m 42");
            shell.run("sub -i low -t playground/qos");

            List<String> lines = shell.run("clients");

            assertThat(lines.get(0).split(" {2,}"))
                    .containsExactly(
                            "", "client", "account", "link", "session", "queued", "filters");
            assertThat(lines)
                    .contains(
                            "  low                anonymous  online   clean    0"
                                    + "       playground/qos (0)",
                            "  sessions-consumer  anonymous  offline  kept     1"
                                    + "       sensor/meter (1)");
        }
    }

    @Test
    void aWideScreenShowsAddressesAndWhatIsInFlightAsWell() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged(160, true)) {
            shell.run("sub -i low -t playground/qos");

            List<String> lines = shell.run("clients");

            assertThat(lines.get(0)).contains("address", "in flight", "queued", "filters");
            assertThat(lines.get(1)).contains("127.0.0.1:", "playground/qos (0)");
        }
    }
}
