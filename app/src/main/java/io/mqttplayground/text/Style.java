package io.mqttplayground.text;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** What a piece of text is, and how a terminal with colours shows it. */
public enum Style {
    PLAIN(AttributedStyle.DEFAULT),
    HEADING(AttributedStyle.BOLD.foreground(AttributedStyle.CYAN)),
    STRONG(AttributedStyle.BOLD),
    EMPHASIS(AttributedStyle.DEFAULT.italic()),
    CODE(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN)),
    DIM(AttributedStyle.DEFAULT.faint()),
    GOOD(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN)),
    BAD(AttributedStyle.DEFAULT.foreground(AttributedStyle.RED)),
    SENT(AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW)),
    RECEIVED(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN));

    private final AttributedStyle attributes;

    Style(AttributedStyle attributes) {
        this.attributes = attributes;
    }

    AttributedStyle attributes() {
        return attributes;
    }

    boolean isAt(AttributedString text, int index) {
        return text.styleAt(index).getStyle() == attributes.getStyle();
    }
}
