package io.mqttplayground.cli;

import io.mqttplayground.text.SmallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one folder that is written to: progress, history, log.
 *
 * @param folder where it is
 * @param keeps whether anything can be kept in it
 */
record Home(Path folder, boolean keeps) {

    private static final String DEFAULT_NAME = ".mqtt-playground";

    /** {@code ~/.mqtt-playground}. */
    private static Path defaultFolder() {
        return Path.of(System.getProperty("user.home"), DEFAULT_NAME);
    }

    /** The folder of {@code --home}, to which whatever is logged goes from now on. */
    static Home logged(Optional<Path> chosen) {
        Home home = open(chosen.orElseGet(Home::defaultFolder));
        Log.toFileOf(home);
        return home;
    }

    /** Makes the folder where it is missing. */
    static Home open(Path folder) {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, "probe", "");
            Files.delete(probe);
            return new Home(folder, true);
        } catch (IOException | SecurityException unusable) {
            return new Home(folder, false); // Who writes there tells it.
        }
    }

    /** Where typed lines are kept; empty when nothing is. */
    Optional<Path> historyFile() {
        return keeps() ? usable(folder.resolve("history")) : Optional.empty();
    }

    /** What the user should know about the files in it, a line each. */
    List<String> notices() {
        Path history = folder.resolve("history");
        Stream<Path> unfit =
                Stream.concat(
                        Stream.of(history).filter(file -> usable(file).isEmpty()),
                        Stream.of(log())
                                .filter(file -> Files.exists(file) && !Files.isRegularFile(file)));
        return unfit.filter(file -> keeps())
                .map(file -> file + " is not used: it is no regular file, or too large")
                .toList();
    }

    /** The terminal library reads the history whole; a pipe in its place would be waited for. */
    private static Optional<Path> usable(Path file) {
        boolean isFit = Files.isRegularFile(file) && file.toFile().length() <= SmallFile.MOST_TEXT;
        return isFit || Files.notExists(file) ? Optional.of(file) : Optional.empty();
    }

    Path log() {
        return folder.resolve("playground.log");
    }

    /**
     * Where the terminal library puts its native part while the shell runs. Without one it puts
     * that where the system keeps temporary files.
     */
    Optional<Path> nativeFolder() {
        try {
            return Optional.of(Files.createDirectories(folder.resolve("native")));
        } catch (IOException | SecurityException unusable) {
            return Optional.empty();
        }
    }
}
