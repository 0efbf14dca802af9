package io.mqttplayground.shell;

import io.mqttplayground.command.CommandException;
import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.jline.reader.impl.DefaultParser;

/** Splits a typed line into words, as a Unix shell does: quotes keep blanks together. */
final class CommandWords {

    private static final String COMMENT = "#";

    private final DefaultParser parser = new DefaultParser().eofOnUnclosedQuote(true);

    /** Empty for a blank line and for a comment, which begins with {@code #}. */
    List<String> of(String line) throws CommandException {
        String trimmed = line.strip();
        if (trimmed.isEmpty() || trimmed.startsWith(COMMENT)) {
            return List.of();
        }
        try {
            return parser.parse(trimmed, trimmed.length(), ParseContext.ACCEPT_LINE).words();
        } catch (EOFError unclosed) {
            throw new CommandException(
                    "a quote is opened and not closed in: " + trimmed + "; close it with ' or \"");
        }
    }
}
