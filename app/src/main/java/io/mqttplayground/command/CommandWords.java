package io.mqttplayground.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a typed line into words, as a Unix shell does: quotes keep blanks together. A backslash
 * takes the meaning from a quote, a blank or another backslash; before anything else it stands for
 * itself, as in {@code C:\temp}.
 */
public final class CommandWords {

    private static final String COMMENT = "#";

    private static final char NO_QUOTE = 0;

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char quote = NO_QUOTE;
    private int next;

    private CommandWords(String line) {
        this.line = line;
    }

    /** Empty for a blank line and for a comment, which begins with {@code #}. */
    public static List<String> of(String line) throws CommandException {
        String trimmed = line.strip();
        return trimmed.startsWith(COMMENT) ? List.of() : new CommandWords(trimmed).split();
    }

    private List<String> split() throws CommandException {
        while (next < line.length()) {
            take(line.charAt(next++));
        }
        if (quote != NO_QUOTE) {
            throw new CommandException(
                    "a quote is opened and not closed in: " + line + "; close it with " + quote);
        }
        endWord();
        return words;
    }

    private void take(char c) {
        if (quote == NO_QUOTE && Character.isWhitespace(c)) {
            endWord();
            return;
        }
        inWord = true;
        if (c == quote) {
            quote = NO_QUOTE;
        } else if (quote == NO_QUOTE && isQuote(c)) {
            quote = c;
        } else if (c == '\\' && quote != '\'' && nextCanBeEscaped()) {
            word.append(line.charAt(next++));
        } else {
            word.append(c);
        }
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private boolean nextCanBeEscaped() {
        if (next == line.length()) {
            return false;
        }
        char c = line.charAt(next);
        return isQuote(c) || c == '\\' || Character.isWhitespace(c);
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }
}
