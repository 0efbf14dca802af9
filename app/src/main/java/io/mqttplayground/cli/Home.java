package io.mqttplayground.cli;

import io.mqttplayground.cli.option.BrokerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The one folder that is written to: progress, history, log.
 *
 * @param folder where it is
 * @param problem why nothing can be kept in it; empty when all is well
 */
public record Home(Path folder, Optional<String> problem) {

    private static final String DEFAULT_NAME = ".mqtt-playground";

    /** {@code ~/.mqtt-playground}. */
    public static Path defaultFolder() {
        return Path.of(System.getProperty("user.home"), DEFAULT_NAME);
    }

    /** The folder of {@code --home}, to which whatever is logged goes from now on. */
    static Home logged(BrokerOptions options) {
        Home home = open(options.home().orElseGet(Home::defaultFolder));
        Log.toFileOf(home);
        return home;
    }

    /** Makes the folder where it is missing. */
    public static Home open(Path folder) {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, "probe", "");
            Files.delete(probe);
            return new Home(folder, Optional.empty());
        } catch (IOException | SecurityException unusable) {
            return new Home(
                    folder,
                    Optional.of(
                            "cannot write to "
                                    + folder
                                    + ", so progress and history are not kept; --home DIR names"
                                    + " another folder"));
        }
    }

    public boolean keeps() {
        return problem.isEmpty();
    }

    /** Where typed lines are kept; empty when nothing is. */
    public Optional<Path> historyFile() {
        return keeps() ? Optional.of(folder.resolve("history")) : Optional.empty();
    }

    public Path log() {
        return folder.resolve("playground.log");
    }

    /** Where the terminal library puts its native part while the shell runs. */
    public Path nativeFolder() {
        return folder.resolve("native");
    }
}
