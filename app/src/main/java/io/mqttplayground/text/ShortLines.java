package io.mqttplayground.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of a stream of the user's in UTF-8, which may be anything, such as one without an end. */
public final class ShortLines {

    /** More characters than the largest message that somebody types or scripts. */
    private static final int LONGEST = 4 * 1024 * 1024;

    /** What editors and PowerShell put at the beginning to say that it is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader in;
    private boolean begun;

    public ShortLines(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /**
     * The next line without its end; empty at the end of the stream.
     *
     * @throws IOException it is longer than any that is meant, no text, or cannot be read
     */
    public Optional<String> next() throws IOException {
        StringBuilder line = new StringBuilder();
        int read = in.read();
        if (read < 0) {
            return Optional.empty();
        }
        while (read >= 0 && read != '\n') {
            if (line.length() == LONGEST) {
                throw new IOException("a line on the standard input has no end");
            }
            if (read == 0) {
                throw new IOException("it is no UTF-8 text (perhaps UTF-16): save it as UTF-8");
            }
            line.append((char) read);
            read = in.read();
        }
        boolean isMarked = !begun && line.length() > 0 && line.charAt(0) == BYTE_ORDER_MARK;
        begun = true;
        int from = isMarked ? 1 : 0;
        int last = line.length() - 1;
        return Optional.of(
                last >= 0 && line.charAt(last) == '\r'
                        ? line.substring(from, last)
                        : line.substring(from));
    }
}
