package io.mqttplayground.shell;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;

/**
 * Reads a line while the terminal echoes nothing. JLine's own masked reading lets a terminal of the
 * kind "dumb" echo the secret and writes over it, so there the echo is turned off by stty; where
 * that is missing too, nothing is asked.
 */
final class UnseenLine {

    private UnseenLine() {}

    /** Empty when the input ended or was interrupted, or when the echo cannot be turned off. */
    static Optional<String> read(Terminal terminal, String prompt) {
        try {
            if (!echo(terminal, false)) {
                return Optional.empty();
            }
            try {
                terminal.writer().print(prompt);
                terminal.flush();
                return line(terminal);
            } finally {
                echo(terminal, true);
                terminal.writer().println();
                terminal.flush();
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        } catch (InterruptedException ctrlC) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean echo(Terminal terminal, boolean on)
            throws IOException, InterruptedException {
        if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            terminal.echo(on);
            return true;
        }
        return new ProcessBuilder("stty", on ? "echo" : "-echo").inheritIO().start().waitFor() == 0;
    }

    private static Optional<String> line(Terminal terminal) throws IOException {
        StringBuilder typed = new StringBuilder();
        for (int c = terminal.reader().read(); c >= 0; c = terminal.reader().read()) {
            if (c == '\n' || c == '\r') {
                return Optional.of(typed.toString());
            }
            typed.append((char) c);
        }
        return Optional.empty();
    }
}
