package io.mqttplayground.cli;

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

    public static void toFileOf(Home home) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        Logger.getLogger("io.mqttplayground").setLevel(Level.INFO);
        if (home.keeps()) {
            try {
                Handler file = new FileHandler(home.log().toString(), BYTES, FILES, true);
                file.setFormatter(new LogLines());
                root.addHandler(file);
            } catch (IOException unwritable) {
                // Without a log the rest still works; there is no better place to tell it.
            }
        }
    }
}
