package io.mqttplayground.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class HostConverterTest {

    private final HostConverter converter = new HostConverter();

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "broker.example, broker.example",
        "192.168.1.7, 192.168.1.7",
        "::1, [::1]",
        "[::1], [::1]",
    })
    void aHostIsReadAsAnAddressHasIt(String text, String host) {
        assertThat(converter.convert(text)).isEqualTo(host);
    }

    /** With an underscore or a blank, Paho would fail in words of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"", "my_broker", "my broker", "host/x", "host:1883", "tcp://host"})
    void whatIsNoHostIsNamed(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'%s' is not a host; write it like localhost or 192.168.1.7", text);
    }
}
