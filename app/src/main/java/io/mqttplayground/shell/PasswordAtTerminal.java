package io.mqttplayground.shell;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Asks for passwords while the standard output goes elsewhere, as in {@code passwd carla >> FILE}:
 * Java's own console is not there then before Java 22. It speaks on the standard error.
 */
public final class PasswordAtTerminal implements AutoCloseable {

    private final Terminal terminal;

    private PasswordAtTerminal(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Empty when nobody types on the standard input. */
    public static Optional<PasswordAtTerminal> open() {
        try {
            // Without native parts, which would have to be written to the disk first.
            Terminal terminal =
                    TerminalBuilder.builder()
                            .system(true)
                            .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                            .jni(false)
                            .dumb(false)
                            .build();
            return Optional.of(new PasswordAtTerminal(terminal));
        } catch (IOException | IllegalStateException noTerminal) {
            return Optional.empty();
        }
    }

    /** Empty when it was not answered. */
    public Optional<String> ask(String prompt) {
        return UnseenLine.read(terminal, prompt);
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
