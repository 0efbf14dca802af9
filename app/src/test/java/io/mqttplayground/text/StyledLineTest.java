package io.mqttplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class StyledLineTest {

    @Test
    void aLineThatFitsStaysAsItIs() {
        StyledLine line = StyledLine.of("  twelve char", Style.CODE).and("s");

        assertThat(line.folded(14)).containsExactly(line);
        assertThat(StyledLine.EMPTY.folded(14)).containsExactly(StyledLine.EMPTY);
    }

    @Test
    void aWiderOneIsBrokenAtBlanksAndItsRestIndented() {
        assertThat(folded("  pub       Publish a message to a topic.", 24))
                .containsExactly("  pub       Publish a", "      message to a", "      topic.");
    }

    @Test
    void aWordThatNoLineHoldsIsCut() {
        assertThat(folded("  0123456789abcdefghijklm n", 10))
                .containsExactly("  01234567", "89abcdefgh", "ijklm n");
    }

    @Test
    void aCharacterOfTwoHalvesIsNotCutInTwo() {
        assertThat(folded("abcd😀ef", 5)).containsExactly("abcd", "😀ef");
    }

    @Test
    void aBlankJustBehindTheScreensEndIsWhereItBreaks() {
        assertThat(folded("one two three", 7)).containsExactly("one two", "three");
    }

    @Test
    void trailingBlanksMakeNoLineOfTheirOwn() {
        assertThat(folded("12345     ", 5)).containsExactly("12345");
    }

    @Test
    void eachPieceKeepsItsStyle() {
        StyledLine line = StyledLine.of("red red ", Style.BAD).and("green", Style.GOOD);

        assertThat(line.folded(7))
                .containsExactly(
                        StyledLine.of("red red", Style.BAD), StyledLine.of("green", Style.GOOD));
    }

    @Test
    void aPieceOfCodeStaysTogetherWhereALineHoldsIt() {
        StyledLine line = StyledLine.of("Type ").and("pub -t a", Style.CODE).and(" now");

        assertThat(line.wrapped(10).stream().map(StyledLine::plain))
                .containsExactly("Type", "pub -t a", "now");
        assertThat(line.wrapped(7).stream().map(StyledLine::plain))
                .containsExactly("Type", "pub -t", "a now");
    }

    @Test
    void theRestStandsBehindWhatTheFirstLineBeginsWith() {
        assertThat(StyledLine.of("  ✓ one two three").wrapped(11, 4))
                .extracting(StyledLine::plain)
                .containsExactly("  ✓ one two", "    three");
    }

    @Test
    void howeverNarrowEachLineHasSomethingOfTheText() {
        assertThat(StyledLine.of("湿度計").wrapped(1, 4))
                .extracting(StyledLine::plain)
                .containsExactly("湿", "    度", "    計");
    }

    @Test
    void noPieceOfItIsRaw() {
        StyledLine line = StyledLine.of("a\033[2Jb\n✓ solved").and("c\u202Ed", Style.BAD);

        assertThat(line.plain()).isEqualTo("a\\u001b[2Jb\\u000a✓ solvedc\\u202ed");
        assertThat(StyledPieces.of(line, Style.BAD)).containsExactly("c\\u202ed");
        assertThat(new StyledLine(new AttributedString("\u009b2J")).plain()).isEqualTo("\\u009b2J");
    }

    @Test
    void inAsciiThePiecesKeepTheirStyles() {
        assertThat(StyledLine.of("a → ").and("…", Style.DIM).inAscii())
                .isEqualTo(StyledLine.of("a > ").and("...", Style.DIM));
    }

    private static List<String> folded(String text, int width) {
        return StyledLine.of(text).folded(width).stream().map(StyledLine::plain).toList();
    }
}
