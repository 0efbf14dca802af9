package io.mqttplayground.text;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Plain lines, for a pipe or a file: no colours, no escape codes, nothing that moves. */
public final class PlainScreen implements Screen {

    private static final int WIDTH = 80;

    private final PrintStream out;
    private final PrintStream errors;
    private final boolean unicode;

    /**
     * @param unicode whether the streams can carry more than ASCII
     */
    public PlainScreen(PrintStream out, PrintStream errors, boolean unicode) {
        this.out = out;
        this.errors = errors;
        this.unicode = unicode;
    }

    @Override
    public synchronized void print(List<StyledLine> lines) {
        for (StyledLine line : lines) {
            out.println(encoded(line.plain()).stripTrailing());
        }
        out.flush();
    }

    @Override
    public void flow(StyledLine line) {
        print(List.of(line));
    }

    @Override
    public synchronized void error(String line) {
        out.flush();
        errors.println(encoded(StyledLine.of(line).plain()));
        errors.flush();
    }

    private String encoded(String text) {
        return unicode ? text : Ascii.of(text);
    }

    @Override
    public boolean unicode() {
        return unicode;
    }

    @Override
    public boolean coloured() {
        return false;
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void status(Optional<StyledLine> line) {
        // A stream only grows: what would be replaced is not written.
    }
}
