package io.mqttplayground.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordsTest {

    @Test
    void blanksSeparateHoweverMany() throws Exception {
        assertThat(CommandWords.of("  pub  -t\ta/b ")).containsExactly("pub", "-t", "a/b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# a comment", "  # another"})
    void blankLinesAndCommentsHaveNoWords(String line) throws Exception {
        assertThat(CommandWords.of(line)).isEmpty();
    }

    @Test
    void aFilterMayStandForAllAndIsNoComment() throws Exception {
        assertThat(CommandWords.of("sub -t #")).containsExactly("sub", "-t", "#");
    }

    @Test
    void quotesOfEitherKindKeepBlanksAndTheOtherKind() throws Exception {
        assertThat(CommandWords.of("pub -m '{\"a\": 1}' -t \"it's here\""))
                .containsExactly("pub", "-m", "{\"a\": 1}", "-t", "it's here");
    }

    @Test
    void quotesMayBeginInsideAWord() throws Exception {
        assertThat(CommandWords.of("a'b c'd")).containsExactly("ab cd");
    }

    @Test
    void anEmptyPairOfQuotesIsAWord() throws Exception {
        assertThat(CommandWords.of("pub -m '' -t \"\"")).containsExactly("pub", "-m", "", "-t", "");
    }

    @Test
    void aBackslashKeepsAQuoteABlankOrAnother() throws Exception {
        assertThat(CommandWords.of("a\\ b \"say \\\"so\\\"\" c\\\\d"))
                .containsExactly("a b", "say \"so\"", "c\\d");
    }

    @Test
    void aBackslashElsewhereStandsForItself() throws Exception {
        assertThat(CommandWords.of("pub -f C:\\temp\\new '\\'"))
                .containsExactly("pub", "-f", "C:\\temp\\new", "\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pub -t 'a", "pub -t \"a b", "'"})
    void anUnclosedQuoteIsRefusedWithTheLineAndTheMissingQuote(String line) {
        assertThatThrownBy(() -> CommandWords.of(line))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(line)
                .hasMessageContaining("not closed");
    }
}
