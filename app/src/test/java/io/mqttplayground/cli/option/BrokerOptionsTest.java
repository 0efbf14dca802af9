package io.mqttplayground.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

class BrokerOptionsTest {

    @Command
    private static final class Call {
        @CommandLine.Mixin private BrokerOptions options;
    }

    @Test
    void optionsBehindTheCommandGoBeforeThoseInFrontOfIt() {
        BrokerOptions behind = parse("--port", "2000", "--home", "near");
        BrokerOptions inFront =
                parse("--port", "1000", "--host", "::1", "--config", "c", "--external", "tcp://h");
        BrokerOptions both = behind.or(inFront);

        assertThat(both.port()).hasValue(2000);
        assertThat(both.home()).hasValue(Path.of("near"));
        assertThat(both.host()).hasValue("::1");
        assertThat(both.config()).hasValue(Path.of("c"));
        assertThat(both.external()).hasValue("tcp://h:1883");
    }

    @Test
    void whatNeitherGivesStaysOpen() {
        BrokerOptions none = parse().or(parse());

        assertThat(none.port()).isEmpty();
        assertThat(none.home()).isEmpty();
        assertThat(none.host()).isEmpty();
        assertThat(none.config()).isEmpty();
        assertThat(none.external()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://localhost:1884, tcp://localhost:1884",
        "tcp://broker.example, tcp://broker.example:1883",
        "tcp://[::1]:1883, tcp://[::1]:1883",
        "tcp://10.0.0.1/, tcp://10.0.0.1:1883",
    })
    void aBrokersAddressHasAHostAndPerhapsAPort(String text, String address) {
        assertThat(new BrokerUriConverter().convert(text)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "localhost:1883",
                "http://h",
                "tcp://",
                "tcp://:1",
                "tcp://a b"
            })
    void anythingElseIsNotABrokersAddress(String text) {
        assertThatThrownBy(() -> new BrokerUriConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage(
                        "'"
                                + text
                                + "' is not a broker's address; write it like"
                                + " tcp://localhost:1883");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://h:0", "tcp://h:65536", "tcp://h:99999"})
    void aBrokersPortIsOneThatCanBeConnectedTo(String text) {
        assertThatThrownBy(() -> new BrokerUriConverter().convert(text))
                .isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1883", "65535"})
    void aPortIsANumberUpTo65535(String text) {
        assertThat(new PortConverter().convert(text)).isEqualTo(Integer.parseInt(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "", "x", "1883.0", "99999999999"})
    void anythingElseIsNotAPort(String text) {
        assertThatThrownBy(() -> new PortConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is not a port; it is 0 to 65535");
    }

    private static BrokerOptions parse(String... arguments) {
        Call call = new Call();
        new CommandLine(call).parseArgs(arguments);
        return call.options;
    }
}
