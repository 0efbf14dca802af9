package io.mqttplayground.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownPayloadTest {

    @Test
    void textIsShownAsItIs() {
        assertThat(of("27.31")).isEqualTo("27.31");
        assertThat(of("é 😀")).isEqualTo("é 😀");
    }

    @Test
    void noPayloadIsSaidInWords() {
        assertThat(of("")).isEqualTo("(empty)");
    }

    @Test
    void blanksAreSaidInWordsToo() {
        assertThat(of(" ")).isEqualTo("(blank)");
        assertThat(of("   ")).isEqualTo("(blank)");
        assertThat(of(" x")).isEqualTo(" x");
    }

    @Test
    void whatIsNotTextIsShownAsBytes() {
        assertThat(ShownPayload.of(new byte[] {(byte) 0xC3, 0x28})).isEqualTo("0x c3 28");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\033[2J", "a\nb", "\u009b2J", "a\u202Eb", "a\u2028b", "\0"})
    void nothingThatMovesTheScreenReachesIt(String text) {
        assertThat(of(text)).isEqualTo(Printable.of(of(text))).isNotEqualTo(text);
    }

    @Test
    void linesAndTabsAreText() {
        assertThat(of("21.5\n")).isEqualTo("21.5\\n");
        assertThat(of("a\tb\r\nc")).isEqualTo("a\\tb\\r\\nc");
        assertThat(of("\uFEFF21.5")).isEqualTo("\\ufeff21.5");
        assertThat(of("\0\033[2J")).startsWith("0x ");
    }

    @Test
    void longTextAndManyBytesAreShortenedAndTellTheirLength() {
        assertThat(of("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(of("x".repeat(201))).isEqualTo("x".repeat(199) + "… (201 bytes)");
        assertThat(ShownPayload.of(new byte[67]))
                .startsWith("0x 00 00")
                .endsWith("00 … (67 bytes)");
        assertThat(ShownPayload.of(new byte[66])).endsWith(" 00");
    }

    @Test
    void aCharacterOfTwoHalvesIsNotCutInTwo() {
        String shown = of("x".repeat(198) + "😀".repeat(9));

        assertThat(UTF_8.newEncoder().canEncode(shown)).isTrue();
    }

    @Test
    void ofAPayloadThatIsKeptInPartThePartIsShownWithTheSizeOfAll() {
        byte[] kept = Arrays.copyOf("temperature é".getBytes(UTF_8), 13);

        assertThat(ShownPayload.of(kept, 5_000, 200)).isEqualTo("temperature … (5000 bytes)");
    }

    private static String of(String text) {
        return ShownPayload.of(text.getBytes(UTF_8));
    }
}
