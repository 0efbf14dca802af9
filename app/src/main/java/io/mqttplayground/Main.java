package io.mqttplayground;

import io.mqttplayground.cli.CommandLineErrors;
import io.mqttplayground.cli.Log;
import java.util.List;

/** The program: sets what libraries must know before they start, then runs the command line. */
public final class Main {

    /** From this version on the JVM warns on the screen when Netty uses {@code Unsafe}. */
    private static final int JAVA_THAT_WARNS = 24;

    /** With much to set up when they are first used, which needs nothing of the command line. */
    private static final List<String> SLOW_CLASSES =
            List.of(
                    "io.netty.buffer.PooledByteBufAllocator",
                    "io.netty.channel.nio.NioEventLoop",
                    "io.netty.channel.socket.nio.NioSocketChannel",
                    "io.moquette.broker.Server",
                    "org.jline.reader.impl.LineReaderImpl");

    private Main() {}

    public static void main(String[] args) {
        if (Runtime.version().feature() >= JAVA_THAT_WARNS) {
            System.setProperty("io.netty.noUnsafe", "true");
        }
        // Drawings go out as the Unicode they are, not in a terminal's second character set.
        System.setProperty("org.jline.utils.disableAlternateCharset", "true");
        Thread.setDefaultUncaughtExceptionHandler(Log::lastWords);
        if (CommandLineErrors.isShell(args)) {
            loadWhatTakesLong();
        }
        int exitCode = CommandLineErrors.commandLineFor(args).execute(args);
        System.out.flush();
        // Broker and clients have threads that would keep the process: nothing waits for them.
        System.exit(exitCode);
    }

    /** While another core reads the command line. */
    private static void loadWhatTakesLong() {
        Thread loader =
                new Thread(
                        () -> {
                            for (String name : SLOW_CLASSES) {
                                try {
                                    Class.forName(name);
                                } catch (ClassNotFoundException | LinkageError laterTold) {
                                    return; // Whoever needs it says what is wrong.
                                }
                            }
                        },
                        "class-loader");
        loader.setDaemon(true);
        loader.start();
    }
}
