package io.mqttplayground.shell;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.Session;
import io.mqttplayground.text.PlainScreen;
import io.mqttplayground.text.Screen;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads commands from a stream, one a line, and waits for each to finish. */
public final class PipedShell {

    private final InputStream in;
    private final CommandWords words = new CommandWords();

    public PipedShell(InputStream in) {
        this.in = in;
    }

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

    /** Returns whether every command succeeded. */
    public boolean run(Session session) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        boolean allSucceeded = true;
        while (!session.isOver()) {
            String line = lines.readLine();
            if (line == null) {
                return allSucceeded;
            }
            allSucceeded &= run(session, line);
        }
        return allSucceeded;
    }

    private boolean run(Session session, String line) {
        try {
            return session.execute(words.of(line));
        } catch (CommandException unreadable) {
            session.screen().error(unreadable.getMessage());
            return false;
        }
    }
}
