package io.mqttplayground.shell;

import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/**
 * A terminal on which a line may be being typed: output goes above it. Lines that flow are gathered
 * for a moment and shown together, since each block makes the typed line be drawn again.
 */
final class TerminalScreen implements Screen, AutoCloseable {

    private static final long GATHER_MILLIS = 40;

    /** As many flowing lines as fit one gathering before the rest is left out: 500 a second. */
    private static final int MOST_FLOWING = 20;

    /** Stands for each character of a secret; JLine keeps a masked line out of the history. */
    private static final char MASK = '*';

    private final Terminal terminal;
    private final LineReader reader;
    private final boolean unicode;
    private final boolean coloured;
    private final StatusBar status;
    private final ScheduledExecutorService gatherer =
            Executors.newSingleThreadScheduledExecutor(TerminalScreen::daemon);
    private final FlowingLines flowing = new FlowingLines(MOST_FLOWING);
    private final List<StyledLine> heldBack = new ArrayList<>();
    private boolean paging;

    TerminalScreen(Terminal terminal, LineReader reader, boolean colours) {
        this.terminal = terminal;
        this.reader = reader;
        this.unicode = StandardCharsets.UTF_8.equals(terminal.encoding());
        this.coloured = colours && !isDumb();
        this.status = new StatusBar(terminal, reader, isDumb());
        gatherer.scheduleWithFixedDelay(
                this::showFlow, GATHER_MILLIS, GATHER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "screen");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void flow(StyledLine line) {
        flowing.add(line);
    }

    /** With the lock of {@link #show}, so that nothing that came later overtakes it. */
    private synchronized void showFlow() {
        List<StyledLine> gathered = paging ? List.of() : flowing.take();
        if (!gathered.isEmpty()) {
            show(gathered);
        }
    }

    @Override
    public synchronized void print(List<StyledLine> lines) {
        showFlow();
        show(lines);
    }

    @Override
    public void error(String line) {
        print(List.of(StyledLine.of("  " + line, Style.BAD)));
    }

    /** What comes meanwhile is shown behind it. */
    @Override
    public void page(List<StyledLine> lines) {
        if (isDumb() || reader.isReading()) {
            print(lines);
            return;
        }
        hold(true);
        try {
            new Pager(terminal, this::showNow, this::prompt).show(fitting(lines), status.height());
        } finally {
            hold(false);
        }
    }

    private synchronized void hold(boolean begins) {
        showFlow();
        paging = begins;
        if (!begins && !heldBack.isEmpty()) {
            print(List.copyOf(heldBack));
            heldBack.clear();
        }
    }

    private synchronized void show(List<StyledLine> lines) {
        if (paging) {
            heldBack.addAll(lines);
        } else {
            showNow(fitting(lines));
        }
    }

    private List<AttributedString> fitting(List<StyledLine> lines) {
        return lines.stream()
                .map(this::encoded)
                .flatMap(line -> line.folded(width()).stream())
                .map(this::text)
                .toList();
    }

    private void showNow(List<AttributedString> lines) {
        reader.printAbove(AttributedString.join(AttributedString.NEWLINE, lines));
    }

    @Override
    public void clear() {
        terminal.puts(Capability.clear_screen);
        terminal.flush();
    }

    private StyledLine encoded(StyledLine line) {
        return unicode ? line : line.inAscii();
    }

    private AttributedString text(StyledLine line) {
        return coloured ? line.styled() : new AttributedString(line.plain());
    }

    @Override
    public boolean unicode() {
        return unicode;
    }

    @Override
    public boolean coloured() {
        return coloured;
    }

    @Override
    public int width() {
        int columns = terminal.getWidth();
        return columns > 0 ? columns : 80;
    }

    @Override
    public boolean asks() {
        return true;
    }

    @Override
    public Optional<String> askSecret(String prompt) {
        String shown = prompt(StyledLine.of(prompt));
        if (isDumb()) {
            return UnseenLine.read(terminal, shown);
        }
        reader.setVariable(LineReader.DISABLE_COMPLETION, true);
        try {
            return Optional.of(reader.readLine(shown, MASK));
        } catch (UserInterruptException | EndOfFileException notAnswered) {
            return Optional.empty();
        } finally {
            reader.setVariable(LineReader.DISABLE_COMPLETION, false);
        }
    }

    @Override
    public synchronized void status(Optional<StyledLine> line) {
        status.show(line.map(shown -> text(encoded(shown))));
    }

    /** The prompt as JLine wants it. */
    String prompt(StyledLine prompt) {
        return text(encoded(prompt)).toAnsi(terminal);
    }

    private boolean isDumb() {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    @Override
    public void close() {
        gatherer.shutdownNow();
        showFlow();
        status.close();
    }
}
