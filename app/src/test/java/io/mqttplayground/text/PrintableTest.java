package io.mqttplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            ints = {0x00, 0x07, 0x0A, 0x1B, 0x7F, 0x9B, 0x2028, 0x2029, 0x202E, 0x2066, 0xD800})
    void whatWouldActOnTheTerminalIsEscaped(int point) {
        assertThat(Printable.of("a" + Character.toString(point) + "b"))
                .isEqualTo("a\\u%04xb".formatted(point));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sensor/temperature", "größe/温度", "lamp 💡", "שלום", "\uFFFD"})
    void whatIsOnlyShownStaysAsItIs(String text) {
        assertThat(Printable.of(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0xAD, 0x34F, 0x115F, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2060, 0x3164, 0xFEFF
            })
    void whatIsThereUnseenIsEscaped(int point) {
        assertThat(Printable.of("a" + Character.toString(point) + "b"))
                .isEqualTo("a\\u%04xb".formatted(point));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👨\u200D👩\u200D👧",
                "❤\uFE0F",
                "e\u0301",
                "می\u200Cخواهم",
                "👍🏽",
                "\u0661\u0600"
            })
    void whatBelongsToALetterOrAnEmojiStays(String text) {
        assertThat(Printable.of(text)).isSameAs(text);
    }

    @Test
    void jsonStaysTheSameJson() throws Exception {
        String hostile = "a\u009b2J\u202E\uDB40\uDC67\n\\b";
        String json = Printable.of(new ObjectMapper().writeValueAsString(hostile));

        assertThat(json).isEqualTo("\"a\\u009b2J\\u202e\\udb40\\udc67\\n\\\\b\"");
        assertThat(new ObjectMapper().readValue(json, String.class)).isEqualTo(hostile);
    }

    @Test
    void theFlagOfAPartOfACountryStays() {
        String england =
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F";

        assertThat(Printable.of(england)).isSameAs(england);
        assertThat(Printable.of("a\uDB40\uDC67")).isEqualTo("a\\udb40\\udc67");
    }
}
