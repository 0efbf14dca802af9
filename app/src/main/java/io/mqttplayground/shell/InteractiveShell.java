package io.mqttplayground.shell;

import io.mqttplayground.command.Session;
import io.mqttplayground.text.Printable;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.nativ.JLineNativeLoader;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import picocli.shell.jline3.PicocliJLineCompleter;

/** The prompt of a person at a terminal. */
public final class InteractiveShell implements AutoCloseable {

    /** Lines that may hold a password stay out of the history. */
    private static final String NOT_REMEMBERED = "*-P*:*--pw*:passwd*:user*";

    private static final Size USUAL_SIZE = new Size(80, 24);

    private static final String NO_COLOR = "NO_COLOR";

    private final Terminal terminal;
    private final SteadyLineReader reader;
    private final TerminalScreen screen;
    private Optional<PicocliJLineCompleter> completer = Optional.empty();

    /** All commands are described for it, which takes longer than the first Tab is away. */
    private Supplier<PicocliJLineCompleter> completions = () -> null;

    private InteractiveShell(Terminal terminal, Optional<Path> history) {
        this.terminal = terminal;
        this.reader = reader(history);
        this.screen = new TerminalScreen(terminal, reader, System.getenv(NO_COLOR) == null);
    }

    /**
     * @param history where typed lines are kept; empty keeps none
     */
    public static InteractiveShell open(Optional<Path> history) throws IOException {
        Terminal terminal =
                TerminalBuilder.builder()
                        .encoding(ScreenCharset.ofTerminal())
                        .dumb(true)
                        .exec(!isNative())
                        .nativeSignals(true)
                        .build();
        if (terminal.getWidth() == 0) {
            // Some pseudo-terminals do not tell their size.
            terminal.setSize(USUAL_SIZE);
        }
        return new InteractiveShell(terminal, history);
    }

    /** Without that, programs such as stty are run instead, again and again. */
    private static boolean isNative() {
        try {
            return JLineNativeLoader.initialize();
        } catch (RuntimeException | LinkageError missing) {
            return false;
        }
    }

    private SteadyLineReader reader(Optional<Path> history) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(LineReader.HISTORY_IGNORE, NOT_REMEMBERED);
        history.ifPresent(file -> variables.put(LineReader.HISTORY_FILE, file));
        SteadyLineReader steady = new SteadyLineReader(terminal, "mqtt-playground", variables);
        steady.setParser(new DefaultParser().eofOnUnclosedQuote(false));
        steady.setCompleter(this::complete);
        steady.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            steady.setHighlighter(new NothingShown());
        }
        return steady;
    }

    /** A terminal of the kind "dumb" echoes what is typed by itself: it would stand there twice. */
    private static final class NothingShown extends DefaultHighlighter {
        @Override
        public AttributedString highlight(LineReader asking, String typed) {
            return AttributedString.EMPTY;
        }
    }

    private void complete(LineReader asking, ParsedLine line, List<Candidate> candidates) {
        List<Candidate> found = new ArrayList<>();
        if (completer.isEmpty()) {
            completer = Optional.ofNullable(completions.get());
        }
        completer.ifPresent(known -> known.complete(asking, line, found));
        found.forEach(one -> candidates.add(shown(one.value())));
    }

    /** Topics and client identifiers among them come from elsewhere. */
    private static Candidate shown(String value) {
        return new Candidate(value, Printable.of(value), null, null, null, null, true);
    }

    public Screen screen() {
        return screen;
    }

    /** Reads and runs commands until the learner leaves. */
    public void run(Session session) {
        completions = () -> new PicocliJLineCompleter(session.commands());
        reader.promptFrom(() -> screen.prompt(session.prompt()));
        Thread shell = Thread.currentThread();
        terminal.handle(Terminal.Signal.INT, signal -> shell.interrupt());
        while (!session.isOver()) {
            try {
                String line = reader.readLine(screen.prompt(session.prompt()));
                execute(session, line);
            } catch (UserInterruptException ctrlC) {
                interrupted(session, ctrlC.getPartialLine());
            } catch (EndOfFileException ctrlD) {
                return;
            }
        }
    }

    /** Lines that were pasted together are one command each. */
    private void execute(Session session, String typed) {
        if (typed.isBlank()) {
            session.enter();
        }
        typed.lines()
                .filter(line -> !line.isBlank())
                .takeWhile(line -> !session.isOver())
                .forEach(session::execute);
        // A Ctrl-C that came too late for the command is not one for the next.
        Thread.interrupted();
    }

    /** A line that was begun is thrown away, and nothing else. */
    private void interrupted(Session session, String typed) {
        if (typed.isBlank() && !session.stopJobs()) {
            screen.print("  nothing is running; Ctrl-D or exit leaves", Style.DIM);
        }
    }

    @Override
    public void close() throws IOException {
        screen.close();
        terminal.close();
    }
}
