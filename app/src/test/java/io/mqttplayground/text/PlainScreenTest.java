package io.mqttplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainScreenTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void linesGoOutWithoutTheirStylesAndTrailingBlanks() {
        screen(true).print(StyledLine.of("  a", Style.BAD).and(" → ", Style.SENT).and("b  "));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("  a → b" + System.lineSeparator());
    }

    @Test
    void errorsGoToTheOtherStream() {
        screen(false).error("no → such");

        assertThat(out.size()).isZero();
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .isEqualTo("no > such" + System.lineSeparator());
    }

    @Test
    void nothingOnEitherStreamIsRawAndEachLineStaysOne() {
        screen(true).print("client al\033[31mice\nforged");
        screen(true).error("client al\u202Eice\r\nforged");

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("client al\\u001b[31mice\\u000aforged" + System.lineSeparator());
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .isEqualTo("client al\\u202eice\\u000d\\u000aforged" + System.lineSeparator());
    }

    @Test
    void whatWouldBeReplacedIsNotWritten() {
        screen(true).status(Optional.of(StyledLine.of("█████░░░")));

        assertThat(out.size()).isZero();
    }

    private Screen screen(boolean unicode) {
        return new PlainScreen(stream(out), stream(errors), unicode);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }
}
