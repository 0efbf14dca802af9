package io.mqttplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "sensor/t, 8",
        "größe │ ✓ …, 11",
        "温度, 4",
        "ｆｕｌｌ, 8",
        "ﾊﾝ, 2",
        "한국, 4",
        "💡, 2",
        "e\u0301, 1",
        "a\u200Db, 2",
        "𠀀, 2",
    })
    void wideCharactersTakeTwoAndMarksNone(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @Test
    void aLongTextIsCutWithAnEllipsis() {
        assertThat(Columns.cut("temperature", 11)).isEqualTo("temperature");
        assertThat(Columns.cut("temperature", 5)).isEqualTo("temp…");
        assertThat(Columns.cut("temperature", 1)).isEqualTo("…");
    }

    @Test
    void aCharacterOfTwoHalvesIsNotCutInTwo() {
        assertThat(Columns.cut("💡💡💡", 3)).isEqualTo("💡…");
        assertThat(Columns.cut("💡💡💡", 2)).isEqualTo("…");
        assertThat(Columns.cut("💡💡", 4)).isEqualTo("💡💡");
    }

    @Test
    void whatStandsInForAnUnprintableCharacterIsCounted() {
        assertThat(Columns.of("a\033b\u202E")).isEqualTo(14);
        assertThat(Columns.cut("\033".repeat(9), 8)).isEqualTo("\\u001b\\…");
    }

    @Test
    void linesOfWideCharactersAreWrappedFoldedAndCutToTheirColumns() {
        assertThat(StyledLine.of("温度 湿度計データ x").wrapped(6))
                .extracting(StyledLine::plain)
                .containsExactly("温度", "湿度計", "データ", "x");
        assertThat(StyledLine.of("湿度計データ").folded(6))
                .extracting(StyledLine::plain)
                .containsExactly("湿度計", "データ");
        assertThat(Columns.cut("湿度計データ", 7)).isEqualTo("湿度計…");
    }

    @Test
    void aTableKeepsItsColumns() {
        List<String> lines =
                new Table("client", "account")
                        .row("電話", "bob").row("lamp", "alice").lines().stream()
                                .map(StyledLine::plain)
                                .toList();

        assertThat(lines).containsExactly("  client  account", "  電話    bob", "  lamp    alice");
    }
}
