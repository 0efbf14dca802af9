package io.mqttplayground.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.testkit.PackagedBroker;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoPlayElsewhereTest {

    @TempDir private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"simple", "device"})
    void theTasksOfALessonAreSolvedAndSeenAtABrokerElsewhere(String lesson) throws Exception {
        try (EmbeddedBroker elsewhere = PackagedBroker.start()) {
            String[] call = {
                "--home", home.toString(), "lesson", lesson, "--auto", "--external", elsewhere.uri()
            };

            // What it shows is on the standard output, and so in the report of this test.
            assertThat(CommandLineErrors.commandLine().execute(call)).isZero();
        }
    }
}
