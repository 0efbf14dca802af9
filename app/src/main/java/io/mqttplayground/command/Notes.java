package io.mqttplayground.command;

import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.text.Wrapped;

/** Sentences of a command, wrapped to the screen. */
final class Notes {

    private static final String INDENT = "  ";

    private Notes() {}

    static void print(Screen screen, String sentence, Style style) {
        screen.print(
                Wrapped.lines(sentence, screen.width() - INDENT.length()).stream()
                        .map(line -> StyledLine.of(INDENT).and(line, style))
                        .toList());
    }
}
