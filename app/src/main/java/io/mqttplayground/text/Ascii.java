package io.mqttplayground.text;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Rewrites text for a screen that has no more than ASCII. */
public final class Ascii {

    private static final Map<Integer, String> STAND_INS =
            Map.ofEntries(
                    Map.entry((int) '─', "-"),
                    Map.entry((int) '━', "="),
                    Map.entry((int) '═', "="),
                    Map.entry((int) '│', "|"),
                    Map.entry((int) '┃', "|"),
                    Map.entry((int) '→', ">"),
                    Map.entry((int) '←', "<"),
                    Map.entry((int) '▶', ">"),
                    Map.entry((int) '◀', "<"),
                    Map.entry((int) '►', ">"),
                    Map.entry((int) '◄', "<"),
                    Map.entry((int) '▼', "v"),
                    Map.entry((int) '▲', "^"),
                    Map.entry((int) '↓', "v"),
                    Map.entry((int) '↑', "^"),
                    Map.entry((int) '·', "-"),
                    Map.entry((int) '•', "*"),
                    Map.entry((int) '…', "..."),
                    Map.entry((int) '✓', "+"),
                    Map.entry((int) '✗', "x"),
                    Map.entry((int) '█', "#"),
                    Map.entry((int) '░', "."),
                    Map.entry((int) '–', "-"),
                    Map.entry((int) '—', "--"),
                    Map.entry((int) '’', "'"),
                    Map.entry((int) '‘', "'"),
                    Map.entry((int) '“', "\""),
                    Map.entry((int) '”', "\""),
                    Map.entry((int) '°', "deg "),
                    Map.entry((int) '×', "x"),
                    Map.entry((int) '≥', ">="),
                    Map.entry((int) '≤', "<="),
                    Map.entry((int) '\u00a0', " "));

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
        boolean corner = point >= 0x2500 && point <= 0x257F;
        return STAND_INS.getOrDefault(point, corner ? "+" : "?");
    }
}
