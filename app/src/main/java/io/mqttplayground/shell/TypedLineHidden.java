package io.mqttplayground.shell;

import org.jline.reader.LineReader;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.utils.AttributedString;

/**
 * Shows nothing of the line being typed. A terminal of the kind "dumb" echoes it by itself, so that
 * it would stand there twice.
 */
final class TypedLineHidden extends DefaultHighlighter {

    @Override
    public AttributedString highlight(LineReader reader, String typed) {
        return AttributedString.EMPTY;
    }
}
