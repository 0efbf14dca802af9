package io.mqttplayground.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java source with line numbers, its comments, strings and keywords marked. */
public final class JavaText {

    private static final Set<String> KEYWORDS =
            Set.of(
                    ("boolean break case catch class continue default do double else enum extends"
                         + " false final finally for if implements import instanceof int interface"
                         + " long new null package private public record return static switch this"
                         + " throw throws true try var void while")
                            .split(" "));

    /** A comment, a string, a character, or a word; what is between is plain. */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<comment>//.*|/\\*.*|^\\s*\\*.*)"
                            + "|(?<string>\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*')"
                            + "|(?<word>[A-Za-z_]\\w*)");

    private JavaText() {}

    public static List<StyledLine> lines(String source) {
        List<StyledLine> lines = new ArrayList<>();
        int number = 1;
        for (String line : source.split("\\R")) {
            String margin = String.format(Locale.ROOT, "%4d  ", number++);
            lines.add(marked(StyledLine.of(margin, Style.DIM), line));
        }
        return lines;
    }

    private static StyledLine marked(StyledLine start, String line) {
        StyledLine marked = start;
        Matcher token = TOKEN.matcher(line);
        int done = 0;
        while (token.find()) {
            marked =
                    marked.and(line.substring(done, token.start()))
                            .and(token.group(), style(token));
            done = token.end();
        }
        return marked.and(line.substring(done));
    }

    private static Style style(Matcher token) {
        if (token.group("comment") != null) {
            return Style.DIM;
        }
        if (token.group("string") != null) {
            return Style.GOOD;
        }
        return KEYWORDS.contains(token.group()) ? Style.STRONG : Style.PLAIN;
    }
}
