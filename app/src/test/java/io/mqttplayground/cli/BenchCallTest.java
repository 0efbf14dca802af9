package io.mqttplayground.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class BenchCallTest {

    @TempDir Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int bench(String... options) {
        CommandLine commands = CommandLineErrors.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        List<String> words = new ArrayList<>(List.of("bench", "--home", home.toString()));
        words.addAll(List.of(options));
        return commands.execute(words.toArray(String[]::new));
    }

    @Test
    void theJsonHasTheKeysOfTheReport() throws Exception {
        assertThat(bench("--json", "--count", "200", "--qos", "1", "--size", "64")).isZero();

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "qos",
                        "count",
                        "sent",
                        "received",
                        "lost",
                        "duplicated",
                        "outOfOrder",
                        "seconds",
                        "messagesPerSecond",
                        "latencyMillis");
        assertThat(json.get("latencyMillis").fieldNames())
                .toIterable()
                .containsExactly("p50", "p99", "max");
        assertThat(json.get("qos").asInt()).isEqualTo(1);
        assertThat(json.get("count").asInt()).isEqualTo(200);
        assertThat(json.get("received").asInt()).isEqualTo(200);
        assertThat(json.get("lost").asInt()).isZero();
        assertThat(json.get("messagesPerSecond").asDouble()).isPositive();
    }

    @Test
    void theTextSaysWhichBrokerItWasAndWhatWasLost() {
        assertThat(bench("--count", "100", "--observed")).isZero();

        assertThat(out.toString())
                .contains("embedded in this process, tcp://127.0.0.1:")
                .contains("every packet observed")
                .contains("received    100 of 100")
                .contains("lost        0");
    }

    @Test
    void idleConnectionsAreReported() throws Exception {
        assertThat(bench("--json", "--count", "10", "--idle", "10", "--warm-up", "10")).isZero();

        JsonNode idle = new ObjectMapper().readTree(out.toString()).get("idle");
        assertThat(idle.get("connections").asInt()).isEqualTo(10);
        assertThat(idle.get("connectMillis").asDouble()).isPositive();
    }

    @Test
    void aRunThatLosesMessagesFails() {
        assertThat(bench("--count", "1000", "--rate", "10", "--timeout", "1")).isEqualTo(1);

        assertThat(err.toString()).contains("gave up after 1 s");
    }

    @Test
    void aSizeWithoutRoomForTheSequenceNumberIsAMisuse() {
        assertThat(bench("--size", "8")).isEqualTo(2);

        assertThat(err.toString()).contains("--size 8 is outside of 16 to 1000000").hasLineCount(1);
    }

    @Test
    void observingAnExternalBrokerIsAMisuse() {
        assertThat(bench("--observed", "--external", "tcp://127.0.0.1:1")).isEqualTo(2);

        assertThat(err.toString()).contains("--observed").hasLineCount(1);
    }

    @Test
    void anExternalBrokerThatIsNotThereIsToldInOneLine() {
        assertThat(bench("--external", "tcp://127.0.0.1:1")).isEqualTo(1);

        assertThat(err.toString()).contains("cannot reach the broker").hasLineCount(1);
    }
}
