package io.mqttplayground.text;

import java.util.List;
import java.util.Optional;

/** Where output goes: a terminal with a line being typed, or a plain stream. */
public interface Screen {

    /** What a sentence may begin with; the rest of it then stands behind the mark. */
    String SENTENCE_MARKS = "✓✗·";

    /** Shows lines as one block, above whatever is being typed. */
    void print(List<StyledLine> lines);

    /**
     * Shows lines that somebody asked for, where people read a screenful at a time; not from a
     * thread that a line is being typed for.
     */
    default void page(List<StyledLine> lines) {
        print(lines);
    }

    /** Empties it, where something can be taken away. */
    default void clear() {}

    /**
     * Shows one of many lines that come by themselves. A screen that people read leaves some out
     * when they come faster than anybody can read, and says how many.
     */
    void flow(StyledLine line);

    /** Shows one line about something that went wrong. */
    void error(String line);

    /** Columns to wrap at. */
    int width();

    /** Whether it can show more than ASCII. */
    boolean unicode();

    /** Whether styles can be seen. */
    boolean coloured();

    /**
     * Shows a line that stays in place until replaced, such as a progress bar; empty removes it.
     */
    void status(Optional<StyledLine> line);

    /** Whether somebody sits there who can be asked. */
    default boolean asks() {
        return false;
    }

    /**
     * Reads a line that is not shown and kept nowhere; not from a thread that a line is being typed
     * for.
     *
     * @return empty when nobody answered
     */
    default Optional<String> askSecret(String prompt) {
        return Optional.empty();
    }

    default void print(StyledLine line) {
        print(List.of(line));
    }

    default void print(String line) {
        print(StyledLine.of(line));
    }

    default void print(String line, Style style) {
        print(StyledLine.of(line, style));
    }

    /**
     * Shows a sentence in as many lines as it needs, behind a margin and the mark it begins with.
     */
    default void say(String sentence, Style style) {
        int hang = SENTENCE_MARKS.indexOf(sentence.charAt(0)) < 0 ? 0 : 2;
        print(StyledLine.of("  ").and(sentence, style).wrapped(width(), 2 + hang));
    }
}
