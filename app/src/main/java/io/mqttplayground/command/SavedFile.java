package io.mqttplayground.command;

import io.mqttplayground.text.SmallFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file that the learner names to have something written to it, and never over one unasked. */
public record SavedFile(Path path) {

    /** As files are written where nothing else is said. */
    private static final OpenOption[] REPLACE = {};

    private static final OpenOption[] NEVER_OVER_ANOTHER = {StandardOpenOption.CREATE_NEW};

    /**
     * @throws CommandException when the name cannot be one of a file
     */
    public static SavedFile named(String name) throws CommandException {
        try {
            return new SavedFile(Path.of(name).toAbsolutePath().normalize());
        } catch (InvalidPathException notAPath) {
            throw new CommandException("'" + name + "' is not a file name here", notAPath);
        }
    }

    /**
     * Writes it in UTF-8.
     *
     * @param replace whether a file that exists may be replaced, as {@code --force} says
     * @throws CommandException when it exists and may not, or cannot be written
     */
    public void write(List<String> lines, boolean replace) throws CommandException {
        if (Files.isDirectory(path)) {
            throw new CommandException(path + " is a folder; add the name of a file in it");
        }
        OpenOption[] how = replace ? REPLACE : NEVER_OVER_ANOTHER;
        try {
            SmallFile.checkRegular(path);
            Files.write(path, lines, StandardCharsets.UTF_8, how);
        } catch (FileAlreadyExistsException there) {
            throw new CommandException(
                    path + " exists; choose another name, or add --force to replace it", there);
        } catch (NoSuchFileException noFolder) {
            throw new CommandException("there is no folder " + path.getParent(), noFolder);
        } catch (IOException e) {
            throw new CommandException("cannot write " + path + ": " + SmallFile.reason(e), e);
        }
    }
}
