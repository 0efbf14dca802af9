package io.mqttplayground.shell;

import io.mqttplayground.command.Session;
import io.mqttplayground.text.PlainScreen;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.ShortLines;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads commands from a stream, one a line, and waits for each to finish. */
public record PipedShell(InputStream in) {

    /** The standard streams, in the locale's character set. */
    public static Screen standardScreen() {
        Charset charset = ScreenCharset.ofLocale();
        return new PlainScreen(
                stream(FileDescriptor.out, charset),
                stream(FileDescriptor.err, charset),
                StandardCharsets.UTF_8.equals(charset));
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        OutputStream out = new FileOutputStream(descriptor);
        return new PrintStream(new BufferedOutputStream(out), false, charset);
    }

    /**
     * Returns whether every command succeeded.
     *
     * @throws IOException what comes cannot be read, or is no text of commands
     */
    public boolean run(Session session) throws IOException {
        ShortLines lines = new ShortLines(in);
        boolean allSucceeded = true;
        while (!session.isOver()) {
            Optional<String> line = lines.next();
            if (line.isEmpty()) {
                return allSucceeded;
            }
            allSucceeded &= session.execute(line.get());
        }
        return allSucceeded;
    }
}
