package io.mqttplayground.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** A payload as a person reads it: MQTT carries bytes and does not ask them to be text. */
public final class ShownPayload {

    private static final int LONGEST = 200;

    /** What a byte takes in hexadecimal, its space included. */
    private static final int HEX_CHARACTERS = 3;

    /** Not in text, but for line breaks and tabs. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\r\\n\\t]]");

    private ShownPayload() {}

    /** A whole payload at its usual length, see {@link #of(byte[], int, int)}. */
    public static String of(byte[] payload) {
        return of(payload, payload.length, LONGEST);
    }

    /**
     * As text where it is text, with line breaks and tabs as {@code \n} and {@code \t}, else in
     * hexadecimal; shortened.
     *
     * @param kept the payload, or its beginning
     * @param size bytes of the whole payload
     * @param longest characters of the payload that are shown; what tells the rest comes on top
     */
    public static String of(byte[] kept, int size, int longest) {
        if (size == 0) {
            return "(empty)";
        }
        return decoded(kept, size)
                .filter(text -> !CONTROL.matcher(text).find())
                .map(text -> Printable.of(onOneLine(text)))
                .map(text -> shown(text, kept.length < size, size, longest))
                .orElseGet(() -> hex(kept, size, longest));
    }

    /**
     * The payload as text; empty when it is not UTF-8 without control characters. A character that
     * the cut went through is left out.
     */
    public static Optional<String> text(byte[] kept, int size) {
        return decoded(kept, size).filter(text -> Printable.of(text).equals(text));
    }

    private static String onOneLine(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }

    private static Optional<String> decoded(byte[] kept, int size) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(kept.length);
        boolean whole = kept.length >= size;
        if (decoder.decode(ByteBuffer.wrap(kept), text, whole).isError()) {
            return Optional.empty();
        }
        return Optional.of(text.flip().toString());
    }

    private static String shown(String text, boolean cut, int size, int longest) {
        // Nothing but blanks would look as if nothing had been sent.
        return text.isBlank() && !cut ? "(blank)" : shortened(text, cut, size, longest);
    }

    private static String shortened(String text, boolean cut, int size, int longest) {
        if (!cut && Columns.of(text) <= longest) {
            return text;
        }
        String start = Columns.cut(text + (cut ? "…" : ""), longest);
        return start + " (" + size + " bytes)";
    }

    private static String hex(byte[] kept, int size, int longest) {
        int shown = Math.min(kept.length, Math.max(1, longest / HEX_CHARACTERS));
        String hex = HexFormat.ofDelimiter(" ").formatHex(kept, 0, shown);
        return "0x " + hex + (shown < size ? " … (" + size + " bytes)" : "");
    }
}
