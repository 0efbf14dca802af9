package io.mqttplayground.course.render;

import io.mqttplayground.text.Ascii;

/**
 * What the text is laid out for.
 *
 * @param width columns; fewer than {@value #NARROWEST} are treated as so many
 * @param unicode whether the screen can show more than ASCII
 * @param coloured whether styles can be seen; if not, emphasis is marked *so* and code `so`
 */
public record Page(int width, boolean unicode, boolean coloured) {

    private static final int NARROWEST = 20;

    public Page {
        width = Math.max(width, NARROWEST);
    }

    /** The text with what this page can show. */
    String shown(String text) {
        return unicode ? text : Ascii.of(text);
    }
}
