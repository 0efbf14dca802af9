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
    void aTextEndsBeforeTheCharacterThatDoesNotFit() {
        assertThat(Columns.end("温度計", 5)).isEqualTo(2);
        assertThat(Columns.end("温度計", 1)).isEqualTo(1);
        assertThat(Columns.end("💡💡", 3)).isEqualTo(2);
        assertThat(Columns.end("abc", 9)).isEqualTo(3);
        assertThat(Columns.end("", 9)).isZero();
    }

    @Test
    void linesOfWideCharactersAreWrappedFoldedAndCutToTheirColumns() {
        assertThat(Wrapped.lines("温度 湿度計データ x", 6)).containsExactly("温度", "湿度計", "データ", "x");
        assertThat(Folding.fold(StyledLine.of("湿度計データ"), 6))
                .extracting(StyledLine::plain)
                .containsExactly("湿度計", "データ");
        assertThat(Printable.cut("湿度計データ", 7)).isEqualTo("湿度計…");
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
