package io.mqttplayground.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** A payload as a person reads it: MQTT carries bytes and does not ask them to be text. */
public final class ShownPayload {

    private static final int LONGEST = 200;

    /** What a byte takes in hexadecimal, its space included. */
    private static final int HEX_CHARACTERS = 3;

    private ShownPayload() {}

    /** A whole payload at its usual length, see {@link #of(byte[], int, int)}. */
    public static String of(byte[] payload) {
        return of(payload, payload.length, LONGEST);
    }

    /**
     * As text where it is text without control characters, else in hexadecimal; shortened.
     *
     * @param kept the payload, or its beginning
     * @param size bytes of the whole payload
     * @param longest characters of the payload that are shown; what tells the rest comes on top
     */
    public static String of(byte[] kept, int size, int longest) {
        if (size == 0) {
            return "(empty)";
        }
        return text(kept, size)
                .map(text -> shown(text, kept.length < size, size, longest))
                .orElseGet(() -> hex(kept, size, longest));
    }

    /**
     * The payload as text; empty when it is not UTF-8 without control characters. A character that
     * the cut went through is left out.
     */
    public static Optional<String> text(byte[] kept, int size) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(kept.length);
        boolean whole = kept.length >= size;
        if (decoder.decode(ByteBuffer.wrap(kept), text, whole).isError()) {
            return Optional.empty();
        }
        String decoded = text.flip().toString();
        return Printable.of(decoded).equals(decoded) ? Optional.of(decoded) : Optional.empty();
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
