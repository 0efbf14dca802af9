package io.mqttplayground.course.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final String TABLE =
            """
            | filter | matches | does not match |
            |---|---|---|
            | `device/+/info` | `device/lamp/info` | `device/lamp/sensor/temperature` |
            | `#` | every topic but those that begin with a dollar | nothing else |
            """;

    @Test
    void emphasisIsAStyleWhereThereIsColour() {
        List<StyledLine> lines = render("the **broker** runs `pub -t x` *now*", 80, true, true);
        assertThat(lines)
                .containsExactly(
                        StyledLine.of("the ")
                                .and("broker", Style.STRONG)
                                .and(" runs ")
                                .and("pub -t x", Style.CODE)
                                .and(" ")
                                .and("now", Style.EMPHASIS));
    }

    @Test
    void emphasisStaysVisibleWithoutColour() {
        assertThat(plain("the **broker** runs `pub` *now*", 80, true, false))
                .containsExactly("the *broker* runs `pub` *now*");
    }

    @Test
    void linesOfTheSourceFlowTogetherAndWrapAtTheWidth() {
        assertThat(plain("one two three\nfour five six seven eight", 20, true, true))
                .containsExactly("one two three four", "five six seven eight");
    }

    @Test
    void aCommandIsNotBrokenWhereALineCanHoldIt() {
        assertThat(plain("Now type `pub -t sensor -m 1` here", 24, true, true))
                .containsExactly("Now type", "pub -t sensor -m 1 here");
    }

    @Test
    void aCharacterThatTakesTwoColumnsCountsAsTwo() {
        assertThat(plain("温度 温度温度 温度温度 温度", 20, true, true)).containsExactly("温度 温度温度", "温度温度 温度");
        assertThat(plain("温度温度温度温度温度温度", 20, true, true)).containsExactly("温度温度温度温度温度", "温度");
    }

    @Test
    void aWideCharacterIsNotPutIntoTheLastColumn() {
        assertThat(plain("a**温度温度温度温度温度**", 20, true, true)).containsExactly("a温度温度温度温度温", "度");
    }

    @Test
    void aWordLongerThanTheLineIsCut() {
        assertThat(plain("abcdefghijklmnopqrstuvwxyz", 20, true, true))
                .containsExactly("abcdefghijklmnopqrst", "uvwxyz");
    }

    @Test
    void listsAreIndentedAndNumbered() {
        assertThat(
                        plain(
                                "- one\n- two is a longer one\n  - inside\n\nthen\n\n3. c\n4. d",
                                20,
                                true,
                                true))
                .containsExactly(
                        "• one",
                        "• two is a longer",
                        "  one",
                        "  • inside",
                        "",
                        "then",
                        "",
                        "3. c",
                        "4. d");
    }

    @Test
    void codeBlocksKeepTheirLines() {
        assertThat(plain("Do:\n```sh\na  b\n\nc\n```\nDone.", 40, true, true))
                .containsExactly("Do:", "", "    a  b", "", "    c", "", "Done.");
    }

    @Test
    void headingsAreUnderlinedWithoutColour() {
        assertThat(plain("### Why\nBecause.", 40, true, false))
                .containsExactly("Why", "---", "", "Because.");
    }

    @Test
    void withoutUnicodeOnlyAsciiIsLeft() {
        List<String> lines = plain("- a → b — “so”…\n\n> quote\n\n---", 40, false, false);
        assertThat(String.join("\n", lines))
                .isEqualTo(
                        """
                        * a > b -- "so"...

                        | quote

                        ----------------------------------------\
                        """);
    }

    @Test
    void linksShowWhereTheyGo() {
        assertThat(plain("see [the site](https://mqtt.org)", 60, true, true))
                .containsExactly("see the site (https://mqtt.org)");
    }

    @Test
    void aTableStandsInColumns() {
        assertThat(plain("| a | bb |\n|---|---|\n| `x y` | 2 |", 40, true, true))
                .containsExactly("a    bb", "───────", "x y  2");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 80})
    void aTableFitsAnyWidth(int width) {
        List<String> lines = plain(TABLE, width, true, false);
        assertThat(lines).allMatch(line -> line.length() <= width);
        assertThat(String.join(" ", lines)).contains("matches").contains("nothing");
    }

    @Test
    void aTableTooNarrowForColumnsBecomesAListOfEntries() {
        assertThat(
                        plain(
                                "|one|two|three|four|\n"
                                        + "|-|-|-|-|\n"
                                        + "|aaaaaaaa a|bbbbbbbb b|cccccccc c|dddddddd d|",
                                24,
                                true,
                                true))
                .contains("one: aaaaaaaa a", "four: dddddddd d");
    }

    private static List<String> plain(String markdown, int width, boolean unicode, boolean colour) {
        return render(markdown, width, unicode, colour).stream().map(StyledLine::plain).toList();
    }

    private static List<StyledLine> render(
            String markdown, int width, boolean unicode, boolean colour) {
        return new BlockRenderer(new Page(width, unicode, colour)).markdown(markdown);
    }
}
