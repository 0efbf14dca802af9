package io.mqttplayground.command.wire;

import io.mqttplayground.text.Screen;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.wire.ladder.LiveLadder;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The screen as those see it whose packets may be shown as they pass: as long as they are, a line
 * waits for the rows of the packets that were there before it.
 *
 * @param live where packets are drawn; empty while they are not
 */
record ScreenAmongPackets(Screen screen, Supplier<Optional<LiveLadder>> live) implements Screen {

    @Override
    public void print(List<StyledLine> lines) {
        live.get().ifPresentOrElse(ladder -> ladder.tell(lines, true), () -> screen.print(lines));
    }

    @Override
    public void flow(StyledLine line) {
        live.get()
                .ifPresentOrElse(
                        ladder -> ladder.tell(List.of(line), !asks()), () -> screen.flow(line));
    }

    @Override
    public void error(String line) {
        live.get().ifPresent(LiveLadder::flush);
        screen.error(line);
    }

    @Override
    public int width() {
        return screen.width();
    }

    @Override
    public boolean unicode() {
        return screen.unicode();
    }

    @Override
    public boolean coloured() {
        return screen.coloured();
    }

    @Override
    public void status(Optional<StyledLine> line) {
        screen.status(line);
    }

    @Override
    public boolean asks() {
        return screen.asks();
    }

    @Override
    public Optional<String> askSecret(String prompt) {
        return screen.askSecret(prompt);
    }
}
