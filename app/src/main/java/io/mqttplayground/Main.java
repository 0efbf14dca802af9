package io.mqttplayground;

import io.mqttplayground.cli.CommandLineErrors;
import io.mqttplayground.cli.Log;

/** The program: sets what libraries must know before they start, then runs the command line. */
public final class Main {

    /** From this version on the JVM warns on the screen when Netty uses {@code Unsafe}. */
    private static final int JAVA_THAT_WARNS = 24;

    private Main() {}

    public static void main(String[] args) {
        if (Runtime.version().feature() >= JAVA_THAT_WARNS) {
            System.setProperty("io.netty.noUnsafe", "true");
        }
        // Drawings go out as the Unicode they are, not in a terminal's second character set.
        System.setProperty("org.jline.utils.disableAlternateCharset", "true");
        Thread.setDefaultUncaughtExceptionHandler(Log::lastWords);
        int exitCode = CommandLineErrors.commandLine().execute(args);
        System.out.flush();
        // Broker and clients have threads that would keep the process: nothing waits for them.
        System.exit(exitCode);
    }
}
