package io.mqttplayground.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.BrokerConfig;
import io.mqttplayground.broker.EmbeddedBroker;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoPlayElsewhereTest {

    @TempDir private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"simple", "device"})
    void theTasksOfALessonAreSolvedAndSeenAtABrokerElsewhere(String lesson) throws Exception {
        BrokerConfig config = BrokerConfig.packaged();
        BrokerConfig onFreePort = config.withSettings(config.settings().withPort(0));
        try (EmbeddedBroker elsewhere = EmbeddedBroker.start(onFreePort)) {
            String[] call = {
                "--home", home.toString(), "lesson", lesson, "--auto", "--external", elsewhere.uri()
            };

            // What it shows is on the standard output, and so in the report of this test.
            assertThat(CommandLineErrors.commandLine().execute(call)).isZero();
        }
    }
}
