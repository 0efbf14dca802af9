package io.mqttplayground.shell;

import java.util.List;
import java.util.Optional;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;

/** The line at the bottom of a terminal that stays in place. A dumb terminal has none. */
final class StatusBar {

    private static final String WIDGET = "playground-status";

    private final LineReader reader;
    private final Optional<Status> status;
    private volatile List<AttributedString> lines = List.of();

    StatusBar(Terminal terminal, LineReader reader, boolean isDumb) {
        this.reader = reader;
        this.status = isDumb ? Optional.empty() : Optional.ofNullable(Status.getStatus(terminal));
        reader.getWidgets().put(WIDGET, this::draw);
    }

    /** Takes the place of what is shown there; empty removes it. */
    void show(Optional<AttributedString> line) {
        lines = line.stream().toList();
        if (reader.isReading()) {
            // As a widget it has the terminal for itself while a line is being typed.
            try {
                reader.callWidget(WIDGET);
                return;
            } catch (IllegalStateException lineEnded) {
                // Then nobody types, and it can be drawn from here.
            }
        }
        draw();
    }

    private boolean draw() {
        status.ifPresent(bar -> bar.update(lines));
        return true;
    }

    /** Lines of the screen that it takes. */
    int height() {
        return lines.size();
    }

    void close() {
        status.ifPresent(Status::close);
    }
}
