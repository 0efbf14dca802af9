package io.mqttplayground.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.BrokerConfig;
import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.cli.option.BrokerOptions;
import io.mqttplayground.cli.option.LessonOptions;
import io.mqttplayground.text.PlainScreen;
import io.mqttplayground.text.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AutoPlayElsewhereTest {

    @ParameterizedTest
    @ValueSource(strings = {"simple", "device"})
    void theTasksOfALessonAreSolvedAndSeenAtABrokerElsewhere(String lesson) throws Exception {
        BrokerConfig config = BrokerConfig.packaged();
        BrokerConfig onFreePort = config.withSettings(config.settings().withPort(0));
        try (EmbeddedBroker elsewhere = EmbeddedBroker.start(onFreePort)) {
            BrokerOptions options =
                    CommandLine.populateCommand(new BrokerOptions(), "--external", elsewhere.uri());
            ByteArrayOutputStream shown = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(shown, true, UTF_8);
            Screen screen = new PlainScreen(out, out, true);

            boolean passed = new AutoPlay(options, new LessonOptions(), screen).play(lesson);

            assertThat(passed).describedAs(shown.toString(UTF_8)).isTrue();
        }
    }
}
