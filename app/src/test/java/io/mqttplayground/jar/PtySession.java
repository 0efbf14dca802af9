package io.mqttplayground.jar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import io.mqttplayground.testkit.Patience;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jline.builtins.ScreenTerminal;

/** The jar at a pseudo-terminal: keys go in, and what a person would see can be asked for. */
final class PtySession implements AutoCloseable {

    static final String ENTER = "\r";
    static final String TAB = "\t";

    /** Arrow up as xterm sends it once an application has asked for its keypad. */
    static final String UP = "\033OA";

    static final String CTRL_C = "\003";
    static final String CTRL_D = "\004";

    private static final String PROMPT = "^(mqtt|lesson \\d+ . \\d+/\\d+( . play)?)>";

    private volatile int columns;
    private volatile int rows;
    private final PtyProcess process;
    private final ScreenTerminal screen;
    private final StringBuffer transcript = new StringBuffer();
    private final Thread eye;

    /** How much had been written when a line was ended last, by Enter or by Ctrl-C. */
    private volatile int written;

    /**
     * @param columns what the terminal says it has
     * @param seenColumns what is looked at; wider, it shows what would not have fitted
     */
    PtySession(Playground playground, int columns, int rows, int seenColumns) throws IOException {
        this.columns = seenColumns;
        this.rows = rows;
        this.screen = new ScreenTerminal(seenColumns, rows);
        this.process =
                new PtyProcessBuilder(playground.command().toArray(String[]::new))
                        .setEnvironment(playground.environment())
                        .setDirectory(playground.workingFolder().toString())
                        .setInitialColumns(columns)
                        .setInitialRows(rows)
                        .start();
        this.eye = new Thread(this::look, "eye");
        eye.setDaemon(true);
        eye.start();
    }

    private void look() {
        char[] some = new char[8192];
        try (Reader out = new InputStreamReader(process.getInputStream(), UTF_8)) {
            for (int length = out.read(some); length >= 0; length = out.read(some)) {
                String text = new String(some, 0, length);
                screen.write(text);
                transcript.append(text);
                String answer = screen.read();
                if (!answer.isEmpty()) {
                    send(answer);
                }
            }
        } catch (IOException closed) {
            // A pseudo-terminal whose process has ended reads as a failure.
        }
    }

    private void send(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    /** Presses keys, one after the other. */
    PtySession type(String keys) throws IOException {
        if (keys.contains(ENTER) || keys.contains(CTRL_C)) {
            written = transcript.length();
        }
        send(keys);
        return this;
    }

    /** Gives the window another size, and tells the program. */
    PtySession resize(int newColumns, int newRows) {
        screen.setSize(newColumns, newRows);
        columns = newColumns;
        rows = newRows;
        process.setWinSize(new WinSize(newColumns, newRows));
        return this;
    }

    /** Types a command and presses Enter. */
    PtySession enter(String command) throws IOException {
        return type(command + ENTER);
    }

    /** Waits until the screen shows a text. */
    PtySession await(String text) {
        return await("the screen shows '" + text + "'", lines -> joined(lines).contains(text));
    }

    /** Waits until the line that the cursor is in has a prompt, and behind it this. */
    PtySession awaitTyped(String text) {
        return await(
                "the line being typed is '" + text + "'",
                lines -> isAnswered() && typed().equals(text));
    }

    /** Whether the line that was ended last has been taken: the prompt seen is not its own. */
    private boolean isAnswered() {
        return transcript.indexOf("\n", written) >= 0;
    }

    /** What stands behind the prompt; without a prompt the whole line. */
    private String typed() {
        String line = typedLine();
        return line.matches(PROMPT + ".*") ? line.replaceFirst(PROMPT, "").strip() : line + "?";
    }

    /** Waits until a new line can be typed. */
    PtySession awaitPrompt() {
        return awaitTyped("");
    }

    /** Opens a lesson at its first step. */
    PtySession openLesson(int number) throws IOException {
        return enter("lesson " + number).awaitStep(number, 1);
    }

    /** Waits until something can be typed at this step of a lesson. */
    PtySession awaitStep(int lesson, int step) {
        return await(
                "lesson " + lesson + " is at step " + step,
                lines ->
                        isAnswered()
                                && typedLine()
                                        .matches("lesson " + lesson + " . " + step + "/\\d+>"));
    }

    /** Waits until a text has been written once more than it has been by now. */
    PtySession awaitMore(String text) {
        int known = countOf(text);
        return await("another '" + text + "'", lines -> countOf(text) > known);
    }

    /** Something that is typed. */
    @FunctionalInterface
    interface Typing {
        void run() throws IOException;
    }

    /** Types, and waits until a text has been written once more than before. */
    PtySession awaitMore(String text, Typing typing) throws IOException {
        int known = countOf(text);
        typing.run();
        return await("another '" + text + "'", lines -> countOf(text) > known);
    }

    private int countOf(String text) {
        return transcript().split(Pattern.quote(text), -1).length - 1;
    }

    PtySession await(String what, Predicate<List<String>> condition) {
        try {
            Awaitility.await(what).until(() -> condition.test(lines()));
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(what + ": not so, but\n" + joined(lines()), late);
        }
        return this;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines);
    }

    /** What the screen shows now, line by line, blanks at the ends left out. */
    List<String> lines() {
        return cells(new int[2]);
    }

    /** The line in which the cursor is. */
    String typedLine() {
        int[] cursor = new int[2];
        List<String> lines = cells(cursor);
        return lines.get(cursor[1]);
    }

    private List<String> cells(int[] cursor) {
        long[] cells = new long[columns * rows];
        screen.dump(cells, 0, 0, rows, columns, cursor);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.appendCodePoint((int) cells[row * columns + column]);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** Everything that was written to the terminal, escape codes included. */
    String transcript() {
        return transcript.toString();
    }

    /** Ends the process as {@code kill -9} does: it gets no chance to save anything. */
    void kill() throws InterruptedException {
        close();
    }

    /** Waits until the process has ended by itself. */
    int awaitExitCode() throws InterruptedException {
        if (!process.waitFor(Patience.DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running:\n" + joined(lines()));
        }
        eye.join(Patience.DEADLINE.toMillis());
        return process.exitValue();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
