package io.mqttplayground.play;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;

/** Shows what a role tells, each line headed by the role's name and what happened. */
public final class ScreenConsole implements Console {

    private final Screen screen;
    private final String name;

    public ScreenConsole(Screen screen, String name) {
        this.screen = screen;
        this.name = String.format("  %-10s", name);
    }

    @Override
    public void sent(String line) {
        screen.flow(StyledLine.of(name, Style.DIM).and(" → ", Style.SENT).and(line));
    }

    @Override
    public void received(String line) {
        screen.flow(StyledLine.of(name, Style.DIM).and(" ← ", Style.RECEIVED).and(line));
    }

    @Override
    public void note(String line) {
        screen.print(StyledLine.of(name + "   " + line, Style.DIM));
    }
}
