package io.mqttplayground.text;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class ShortLinesTest {

    private static ShortLines lines(String text, Charset charset) {
        return new ShortLines(new ByteArrayInputStream(text.getBytes(charset)));
    }

    /** As PowerShell pipes text, and Windows ends lines. */
    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() throws Exception {
        ShortLines lines = lines("\uFEFFlessons\r\n\uFEFFjobs", UTF_8);
        assertThat(lines.next()).contains("lessons");
        assertThat(lines.next()).contains("\uFEFFjobs");
        assertThat(lines.next()).isEmpty();
    }

    @Test
    void textOfAnotherEncodingIsSaidToBeThat() {
        assertThatThrownBy(lines("lessons\n", UTF_16)::next)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("save it as UTF-8");
    }
}
