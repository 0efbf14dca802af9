package io.mqttplayground.shell;

import java.util.Map;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Status;

/**
 * A line reader that leaves on the screen what stands above the line when the window gets another
 * size. JLine's own, once there has been a status line, erases the whole screen: setting the scroll
 * region moves the cursor to the top, and all that is below it is cleared.
 */
final class SteadyLineReader extends LineReaderImpl {

    SteadyLineReader(Terminal terminal, String name, Map<String, Object> variables) {
        super(terminal, name, variables);
        setHistory(new DefaultHistory());
    }

    @Override
    protected synchronized void handleSignal(Signal signal) {
        if (signal != Signal.WINCH) {
            super.handleSignal(signal);
            return;
        }
        size.copy(terminal.getBufferSize());
        display.resize(size.getRows(), size.getColumns());
        Status.getExistingStatus(terminal).ifPresent(this::resize);
        terminal.puts(Capability.carriage_return);
        terminal.puts(Capability.clr_eos);
        redrawLine();
        redisplay();
    }

    private void resize(Status status) {
        terminal.puts(Capability.save_cursor);
        status.resize(size);
        status.reset();
        terminal.puts(Capability.restore_cursor);
    }
}
