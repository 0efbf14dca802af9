package io.mqttplayground.text;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Plain lines, for a pipe or a file: no colours, no escape codes, nothing that moves. */
public final class PlainScreen implements Screen {

    private static final int WIDTH = 80;

    private final PrintStream out;
    private final PrintStream errors;
    private final UnaryOperator<String> encoding;

    /**
     * @param encoding makes a text fit for the streams' character set
     */
    public PlainScreen(PrintStream out, PrintStream errors, UnaryOperator<String> encoding) {
        this.out = out;
        this.errors = errors;
        this.encoding = encoding;
    }

    @Override
    public synchronized void print(List<StyledLine> lines) {
        for (StyledLine line : lines) {
            out.println(encoding.apply(line.plain()).stripTrailing());
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
        errors.println(encoding.apply(line));
        errors.flush();
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
