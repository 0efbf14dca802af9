package io.mqttplayground.command.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, 500",
        "1s, 1000",
        "0.5s, 500",
        "2m, 120000",
        "0, 0",
        "250, 250",
        "0.001s, 1",
        "0.1ms, 0"
    })
    void anIntervalIsANumberAndAUnit(String text, long millis) {
        assertThat(new IntervalConverter().convert(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1s", "1h", "1 s", "1,5s", "1e3", "9999999999", "soon"})
    void anythingElseIsNotATime(String text) {
        assertThatThrownBy(() -> new IntervalConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is not a time; write it like 500ms, 1s or 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "20", "10000000"})
    void aCountIsAWholeNumberFromOne(String text) {
        assertThat(new WholeNumber.Count().convert(text)).isEqualTo(Integer.parseInt(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10000001", "99999999999", "1.5", "many", ""})
    void anythingElseIsNotACount(String text) {
        assertThatThrownBy(() -> new WholeNumber.Count().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("1 to 10000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2"})
    void thereAreThreeQualitiesOfService(String text) {
        assertThat(new WholeNumber.Qos().convert(text)).isEqualTo(Integer.parseInt(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "-1", "", "01", "one"})
    void thereIsNoOther(String text) {
        assertThatThrownBy(() -> new WholeNumber.Qos().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageStartingWith("there is no QoS " + text + "; it is 0");
    }
}
