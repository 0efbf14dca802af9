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

    private final BufferedReader in;

    public ShortLines(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /**
     * The next line without its end; empty at the end of the stream.
     *
     * @throws IOException it is longer than any that is meant, or cannot be read
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
            line.append((char) read);
            read = in.read();
        }
        int last = line.length() - 1;
        return Optional.of(
                last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString());
    }
}
