package io.mqttplayground.command;

import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;

/** Sentences of a command, wrapped to the screen. */
public final class Notes {

    private static final String INDENT = "  ";

    /** What a sentence may begin with; the rest of it then stands behind the mark. */
    private static final String MARKS = "✓✗·";

    private static final String HANG = "  ";

    private Notes() {}

    public static void print(Screen screen, String sentence, Style style) {
        String hang = MARKS.indexOf(sentence.charAt(0)) >= 0 ? HANG : "";
        StyledLine line = StyledLine.of(INDENT).and(sentence, style);
        screen.print(line.wrapped(screen.width(), INDENT.length() + hang.length()));
    }
}
