package io.mqttplayground.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of text in which each piece says what it is. */
public record StyledLine(List<Span> spans) {

    public static final StyledLine EMPTY = new StyledLine(List.of());

    public StyledLine {
        spans = List.copyOf(spans);
    }

    public static StyledLine of(String text) {
        return of(text, Style.PLAIN);
    }

    public static StyledLine of(String text, Style style) {
        return new StyledLine(List.of(new Span(text, style)));
    }

    public StyledLine and(String text, Style style) {
        List<Span> more = new ArrayList<>(spans);
        more.add(new Span(text, style));
        return new StyledLine(more);
    }

    public StyledLine and(String text) {
        return and(text, Style.PLAIN);
    }

    /** The text without its styles. */
    public String plain() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
