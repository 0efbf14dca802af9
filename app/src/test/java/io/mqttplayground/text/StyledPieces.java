package io.mqttplayground.text;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** The pieces of a line that have a style. */
public final class StyledPieces {

    private StyledPieces() {}

    public static List<String> of(StyledLine line, Style style) {
        List<String> pieces = new ArrayList<>();
        AttributedString text = line.styled();
        for (int at = 0; at < text.length(); at = text.runLimit(at)) {
            if (style.isAt(text, at)) {
                pieces.add(text.subSequence(at, text.runLimit(at)).toString());
            }
        }
        return pieces;
    }
}
