package io.mqttplayground.testkit;

import io.mqttplayground.text.PlainScreen;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.StyledLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A plain screen of any width, whose lines can be asked for, with somebody who types secrets. */
public final class CapturedScreen implements Screen {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
    private final Deque<String> secrets = new ArrayDeque<>();
    private final int width;
    private final Screen plain;
    private boolean atTerminal;

    public CapturedScreen(int width, boolean unicode) {
        this.width = width;
        this.plain = new PlainScreen(stream(printed), stream(complained), unicode);
    }

    private static PrintStream stream(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    /** From now on a person sits there, who types these when asked, and then no more. */
    public void willType(String... answers) {
        atTerminal = true;
        secrets.addAll(List.of(answers));
    }

    /** The lines since they were asked for last. */
    public List<String> lines() {
        return taken(printed);
    }

    /** The errors since they were asked for last. */
    public List<String> errors() {
        return taken(complained);
    }

    private static List<String> taken(ByteArrayOutputStream from) {
        List<String> lines = from.toString(StandardCharsets.UTF_8).lines().toList();
        from.reset();
        return lines;
    }

    @Override
    public boolean asks() {
        return atTerminal;
    }

    @Override
    public Optional<String> askSecret(String prompt) {
        return Optional.ofNullable(secrets.poll());
    }

    @Override
    public void print(List<StyledLine> lines) {
        plain.print(lines);
    }

    @Override
    public void flow(StyledLine line) {
        plain.flow(line);
    }

    @Override
    public void error(String line) {
        plain.error(line);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public boolean unicode() {
        return plain.unicode();
    }

    @Override
    public boolean coloured() {
        return false;
    }

    @Override
    public void status(Optional<StyledLine> line) {
        plain.status(line);
    }
}
