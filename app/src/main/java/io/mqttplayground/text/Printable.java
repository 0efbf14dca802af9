package io.mqttplayground.text;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text from elsewhere, such as a topic or a client identifier, made fit for a screen or a log: it
 * stays one line, and nothing in it moves the cursor, changes colours, turns the direction of
 * writing or is there unseen.
 *
 * <p>It is asked where text becomes a {@link StyledLine}, a record of the log or a line of the
 * standard error; nobody else needs to.
 */
public final class Printable {

    /** Invisible by itself, but the flag of England is made of such characters. */
    private static final String OF_A_FLAG = "(?<=\\x{1F3F4}[\\x{E0020}-\\x{E007F}]{0,14})";

    /** Formats that are seen, or that letters and emoji are joined with. */
    private static final String NEEDED_FORMATS =
            "\\u200C\\u200D\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\x{110BD}\\x{110CD}";

    private static final Pattern ACTS_OR_HIDES =
            Pattern.compile(
                    "(?!%s[\\x{E0020}-\\x{E007F}])[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u3164\\uFFA0[\\p{Cf}&&[^%s]]]"
                            .formatted(OF_A_FLAG, NEEDED_FORMATS));

    private Printable() {}

    /**
     * Each character that does something instead of showing something is written as JSON and Java
     * write it, such as <code>&#92;u001b</code>. JSON stays the same JSON.
     */
    public static String of(String text) {
        return ACTS_OR_HIDES.matcher(text).replaceAll(found -> escapes(found.group()));
    }

    private static String escapes(String character) {
        return character.chars().mapToObj("\\\\u%04x"::formatted).collect(Collectors.joining());
    }
}
