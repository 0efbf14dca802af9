package io.mqttplayground.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.BrokerConfig;
import io.mqttplayground.broker.EmbeddedBroker;
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

            assertThat(new AutoPlay(options, new LessonOptions()).play(lesson)).isTrue();
        }
    }
}
