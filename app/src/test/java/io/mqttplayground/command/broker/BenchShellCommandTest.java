package io.mqttplayground.command.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.PlainScreen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchShellCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(out, true);
    private final PlainScreen screen = new PlainScreen(stream, stream, false);

    @Test
    void theShellsOwnBrokerIsMeasuredWithinEightyColumns() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local())) {
            broker.wire().addListener(event -> {});
            BenchShellCommand bench = new BenchShellCommand(screen, BrokerLink.to(broker));

            assertThat(new CommandLine(bench).execute("-n", "100", "-q", "2")).isZero();

            assertThat(out.toString())
                    .contains("of this shell, packets observed, " + broker.uri())
                    .contains("received    100 of 100");
            assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
        }
    }
}
