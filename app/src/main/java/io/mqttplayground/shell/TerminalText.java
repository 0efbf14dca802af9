package io.mqttplayground.shell;

import io.mqttplayground.text.Ascii;
import io.mqttplayground.text.Folding;
import io.mqttplayground.text.Span;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Styled lines as JLine shows them.
 *
 * @param unicode whether the terminal can show more than ASCII
 * @param colours whether styles are to be seen
 */
record TerminalText(boolean unicode, boolean colours) {

    /** The lines one below the other, none wider than the screen. */
    AttributedString block(List<StyledLine> lines, int width) {
        List<AttributedString> fitting =
                lines.stream()
                        .flatMap(line -> Folding.fold(encoded(line), width).stream())
                        .map(this::line)
                        .toList();
        return AttributedString.join(new AttributedString("\n"), fitting);
    }

    /** One line, however wide. */
    AttributedString line(StyledLine line) {
        AttributedStringBuilder text = new AttributedStringBuilder();
        for (Span span : encoded(line).spans()) {
            text.append(span.text(), colours ? style(span.style()) : AttributedStyle.DEFAULT);
        }
        return text.toAttributedString();
    }

    private StyledLine encoded(StyledLine line) {
        return unicode
                ? line
                : new StyledLine(
                        line.spans().stream()
                                .map(span -> new Span(Ascii.of(span.text()), span.style()))
                                .toList());
    }

    private static AttributedStyle style(Style style) {
        AttributedStyle base = AttributedStyle.DEFAULT;
        return switch (style) {
            case PLAIN -> base;
            case HEADING -> base.bold().foreground(AttributedStyle.CYAN);
            case STRONG -> base.bold();
            case EMPHASIS -> base.italic();
            case CODE -> base.foreground(AttributedStyle.CYAN);
            case DIM -> base.faint();
            case GOOD, RECEIVED -> base.foreground(AttributedStyle.GREEN);
            case BAD -> base.foreground(AttributedStyle.RED);
            case SENT -> base.foreground(AttributedStyle.YELLOW);
        };
    }
}
