package io.mqttplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            ints = {0x00, 0x07, 0x0A, 0x1B, 0x7F, 0x9B, 0x2028, 0x2029, 0x202E, 0x2066, 0xD800})
    void whatWouldActOnTheTerminalIsReplaced(int point) {
        assertThat(Printable.of("a" + Character.toString(point) + "b")).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sensor/temperature", "größe/温度", "lamp 💡", "שלום", "\uFFFD"})
    void whatIsOnlyShownStaysAsItIs(String text) {
        assertThat(Printable.of(text)).isSameAs(text);
    }

    @Test
    void aLongTextIsCutWithAnEllipsis() {
        assertThat(Printable.cut("temperature", 11)).isEqualTo("temperature");
        assertThat(Printable.cut("temperature", 5)).isEqualTo("temp…");
        assertThat(Printable.cut("temperature", 1)).isEqualTo("…");
    }

    @Test
    void aCharacterOfTwoHalvesIsNotCutInTwo() {
        assertThat(Printable.cut("💡💡💡", 3)).isEqualTo("💡…");
        assertThat(Printable.cut("💡💡💡", 2)).isEqualTo("…");
        assertThat(Printable.cut("💡💡", 4)).isEqualTo("💡💡");
    }
}
