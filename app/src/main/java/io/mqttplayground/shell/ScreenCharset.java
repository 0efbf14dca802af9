package io.mqttplayground.shell;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The character set that the screen understands, as far as Java can tell. */
final class ScreenCharset {

    private ScreenCharset() {}

    /** What the locale says, which is what a pipe and a Unix terminal expect. */
    static Charset ofLocale() {
        String name = System.getProperty("native.encoding", "");
        return !name.isEmpty() && Charset.isSupported(name)
                ? Charset.forName(name)
                : Charset.defaultCharset();
    }

    /** A Windows console takes Unicode whatever its code page is. */
    static Charset ofTerminal() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? StandardCharsets.UTF_8 : ofLocale();
    }
}
