package io.mqttplayground.broker.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;

/** Replaces a text file in one step. */
final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes a file beside the old one and moves it there. A new file is its owner's only; an old
     * one keeps who may read it, and stays where a symbolic link points.
     */
    static void write(Path file, List<String> lines) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path fresh = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".new");
        try {
            Files.write(fresh, lines);
            copyPermissions(target, fresh);
            Files.move(
                    fresh,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(to, PosixFileAttributeView.class); // null on Windows
        if (view != null && Files.exists(from)) {
            view.setPermissions(Files.getPosixFilePermissions(from));
        }
    }
}
