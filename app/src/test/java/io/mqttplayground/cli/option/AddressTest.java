package io.mqttplayground.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class AddressTest {

    private final Address.Host host = new Address.Host();
    private final Address.BrokerUri brokerUri = new Address.BrokerUri();
    private final Address.Port port = new Address.Port();

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "broker.example, broker.example",
        "192.168.1.7, 192.168.1.7",
        "::1, [::1]",
        "[::1], [::1]",
    })
    void aHostIsReadAsAnAddressHasIt(String text, String address) {
        assertThat(host.convert(text)).isEqualTo(address);
    }

    /** With an underscore or a blank, Paho would fail in words of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"", "my_broker", "my broker", "host/x", "host:1883", "tcp://host"})
    void whatIsNoHostIsNamed(String text) {
        assertThatThrownBy(() -> host.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'%s' is not a host; write it like localhost or 192.168.1.7", text);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://localhost:1884, tcp://localhost:1884",
        "tcp://broker.example, tcp://broker.example:1883",
        "tcp://[::1]:1883, tcp://[::1]:1883",
        "tcp://10.0.0.1/, tcp://10.0.0.1:1883",
    })
    void aBrokersAddressHasAHostAndPerhapsAPort(String text, String address) {
        assertThat(brokerUri.convert(text)).isEqualTo(address);
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
        assertThatThrownBy(() -> brokerUri.convert(text))
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
        assertThatThrownBy(() -> brokerUri.convert(text))
                .isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1883", "65535"})
    void aPortIsANumberUpTo65535(String text) {
        assertThat(port.convert(text)).isEqualTo(Integer.parseInt(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "", "x", "1883.0", "99999999999"})
    void anythingElseIsNotAPort(String text) {
        assertThatThrownBy(() -> port.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is not a port; it is 0 to 65535");
    }
}
