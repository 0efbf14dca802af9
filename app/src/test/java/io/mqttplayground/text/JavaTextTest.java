package io.mqttplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaTextTest {

    @Test
    void everyLineIsNumberedAndOtherwiseUnchanged() {
        List<StyledLine> lines = JavaText.lines("class A {\n\n    int b;\n}\n");

        assertThat(lines)
                .extracting(StyledLine::plain)
                .containsExactly("   1  class A {", "   2  ", "   3      int b;", "   4  }");
    }

    @Test
    void keywordsAreStrongAndNamesPlain() {
        assertThat(marked("final int finally1 = 2;", Style.STRONG)).isEqualTo("final|int");
    }

    @Test
    void stringsAndCharactersAreMarkedAsAWhole() {
        assertThat(marked("a(\"new // \\\" int\", '\\'', b);", Style.GOOD))
                .isEqualTo("\"new // \\\" int\"|'\\''");
    }

    @Test
    void commentsHideWhatTheyHold() {
        assertThat(marked("    int a; // new \"b\"", Style.DIM)).isEqualTo("   1  |// new \"b\"");
        assertThat(marked(" * class of \"b\"", Style.DIM)).isEqualTo("   1   * class of \"b\"");
    }

    private static String marked(String line, Style style) {
        return String.join("|", StyledPieces.of(JavaText.lines(line).get(0), style));
    }
}
