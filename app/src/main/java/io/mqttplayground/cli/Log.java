package io.mqttplayground.cli;

import io.mqttplayground.text.SmallFile;
import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Everything that libraries and we log goes to one file; the screen belongs to the learner. */
public final class Log {

    private static final int BYTES = 1_000_000;
    private static final int FILES = 1;

    private Log() {}

    /** For calls without a log file: what libraries log then goes to the standard error. */
    static void asPrintableLines() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFormatter(new LogLines());
        }
    }

    /** What ended a thread; Java itself would print the message as it came. */
    public static void lastWords(Thread thread, Throwable failure) {
        asPrintableLines();
        Logger.getLogger("")
                .log(Level.SEVERE, failure, () -> "the thread " + thread.getName() + " died");
    }

    public static void toFileOf(Home home) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        Logger.getLogger("io.mqttplayground").setLevel(Level.INFO);
        if (home.keeps()) {
            try {
                SmallFile.checkRegular(home.log()); // A pipe would be waited for.
                Handler file = new FileHandler(home.log().toString(), BYTES, FILES, true);
                file.setFormatter(new LogLines());
                root.addHandler(file);
            } catch (IOException unwritable) {
                // Without a log the rest still works; there is no better place to tell it.
            }
        }
    }
}
