package io.mqttplayground.text;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Rewrites text for a screen that has no more than ASCII. */
public final class Ascii {

    /** Characters that one of ASCII stands for, the one at the same place below. */
    private static final String KNOWN = "─━═│┃→←▶◀►◄▼▲↓↑·•✓✗█░–’‘“”×\u00a0";

    private static final String STAND_INS = "-==||><><><v^v^-*+x#.-''\"\"x ";

    private static final Map<Integer, String> LONGER =
            Map.of(
                    (int) '…', "...",
                    (int) '—', "--",
                    (int) '°', "deg ",
                    (int) '≥', ">=",
                    (int) '≤', "<=");

    private Ascii() {}

    /** Each character that ASCII lacks becomes its stand-in, or a question mark. */
    public static String of(String text) {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            return text;
        }
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(point -> ascii.append(standIn(point)));
        return ascii.toString();
    }

    private static String standIn(int point) {
        if (point < 0x80) {
            return Character.toString(point);
        }
        int known = KNOWN.indexOf(point);
        if (known >= 0) {
            return STAND_INS.substring(known, known + 1);
        }
        boolean corner = point >= 0x2500 && point <= 0x257F;
        return LONGER.getOrDefault(point, corner ? "+" : "?");
    }
}
