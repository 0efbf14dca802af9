package io.mqttplayground.text;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * One line of text in which each piece has its style. Whatever a line is made of, it is printable:
 * text from elsewhere, such as a topic or a payload, may become a piece of it as it came.
 */
public record StyledLine(AttributedString styled) {

    public static final StyledLine EMPTY = of("");

    public StyledLine {
        styled = pieces(styled, Printable::of);
    }

    public static StyledLine of(String text) {
        return of(text, Style.PLAIN);
    }

    public static StyledLine of(String text, Style style) {
        return new StyledLine(new AttributedString(text, style.attributes()));
    }

    public StyledLine and(String text, Style style) {
        return and(of(text, style));
    }

    public StyledLine and(String text) {
        return and(text, Style.PLAIN);
    }

    public StyledLine and(StyledLine more) {
        return new StyledLine(AttributedString.join(AttributedString.EMPTY, styled, more.styled));
    }

    /** The text without its styles. */
    public String plain() {
        return styled.toString();
    }

    public boolean isEmpty() {
        return styled.length() == 0;
    }

    /** Columns of a terminal that it takes: Chinese and emoji take two for a character. */
    public int columns() {
        return styled.columnLength();
    }

    /** The same in lines of a width, see {@link #wrapped(int, int)}. */
    public List<StyledLine> wrapped(int width) {
        return wrapped(width, 0);
    }

    /**
     * The same in lines of a width, broken at blanks where there are any. Code stays in one piece
     * where a line can hold it.
     *
     * @param width columns of a line
     * @param indent of these, what is left free before all lines but the first
     * @return at least one line, even for no text
     */
    public List<StyledLine> wrapped(int width, int indent) {
        return new Wrapping(width, indent).lines(this);
    }

    /**
     * The same on a screen of so many columns; what does not fit in one line goes on further in.
     */
    public List<StyledLine> folded(int width) {
        String text = plain();
        int further = text.length() - text.stripLeading().length() + 4;
        return wrapped(width, further < width / 2 ? further : 0);
    }

    /** The same for a screen that has no more than ASCII. */
    public StyledLine inAscii() {
        return new StyledLine(pieces(styled, Ascii::of));
    }

    private static AttributedString pieces(AttributedString text, UnaryOperator<String> change) {
        AttributedStringBuilder changed = new AttributedStringBuilder(text.length());
        for (int at = 0; at < text.length(); at = text.runLimit(at)) {
            String piece = text.subSequence(at, text.runLimit(at)).toString();
            changed.append(change.apply(piece), text.styleAt(at));
        }
        return changed.toAttributedString();
    }
}
