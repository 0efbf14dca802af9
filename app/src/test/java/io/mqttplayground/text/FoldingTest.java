package io.mqttplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldingTest {

    @Test
    void aLineThatFitsStaysAsItIs() {
        StyledLine line = StyledLine.of("  twelve char", Style.CODE).and("s");

        assertThat(Folding.fold(line, 14)).containsExactly(line);
        assertThat(Folding.fold(StyledLine.EMPTY, 14)).containsExactly(StyledLine.EMPTY);
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

        assertThat(Folding.fold(line, 7))
                .containsExactly(
                        StyledLine.of("red red", Style.BAD), StyledLine.of("green", Style.GOOD));
    }

    private static List<String> folded(String text, int width) {
        return Folding.fold(StyledLine.of(text), width).stream().map(StyledLine::plain).toList();
    }
}
