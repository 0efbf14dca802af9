package io.mqttplayground.shell;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
 *
 * <p>What is shown above the line may change what the prompt has to say, so that is looked up again
 * then; JLine would keep it until the line is finished.
 */
final class SteadyLineReader extends LineReaderImpl {

    private volatile Optional<Supplier<String>> currentPrompt = Optional.empty();

    SteadyLineReader(Terminal terminal, String name, Map<String, Object> variables) {
        super(terminal, name, variables);
        setHistory(new DefaultHistory());
    }

    /** What the prompt of a command is now; asked on any thread. */
    void promptFrom(Supplier<String> current) {
        currentPrompt = Optional.of(current);
    }

    @Override
    public void printAbove(String text) {
        lock.lock();
        try {
            boolean asksForSecret = maskingCallback != null;
            if (reading && !asksForSecret) {
                currentPrompt.map(Supplier::get).ifPresent(this::setPrompt);
            }
            super.printAbove(text);
        } finally {
            lock.unlock();
        }
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
