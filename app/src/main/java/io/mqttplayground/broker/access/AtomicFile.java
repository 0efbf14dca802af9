package io.mqttplayground.broker.access;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;

/** Replaces a text file in one step. */
final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes a file beside the old one and moves it there. A new file is its owner's only; an old
     * one keeps its owner, its group and who may read it, and stays where a symbolic link points.
     * Where the system does not let us give a file to others, the old one is written in place: a
     * broker that cannot read its passwords any more is worse than one that reads half of them in
     * that moment.
     *
     * @throws IOException it cannot be written; nothing was changed
     */
    static void write(Path file, List<String> lines) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path fresh = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".new");
        try {
            Files.write(fresh, lines);
            if (canStandFor(target, fresh)) {
                Files.move(
                        fresh,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } else {
                writeInPlace(target, lines);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Whether the fresh file has, or could be given, the owner, group and mode of the old one. */
    private static boolean canStandFor(Path old, Path fresh) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (view == null || !Files.exists(old)) { // The view is null on Windows.
            return true;
        }
        PosixFileAttributes wanted = Files.readAttributes(old, PosixFileAttributes.class);
        try {
            if (!view.readAttributes().group().equals(wanted.group())) {
                view.setGroup(wanted.group());
            }
            if (!view.readAttributes().owner().equals(wanted.owner())) {
                view.setOwner(wanted.owner());
            }
            view.setPermissions(wanted.permissions());
            return true;
        } catch (IOException notOursToGive) {
            return false; // Then the old one stays, with what it has.
        }
    }

    private static void writeInPlace(Path file, List<String> lines) throws IOException {
        try {
            Files.write(
                    file, lines, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (AccessDeniedException notOurs) {
            PosixFileAttributes kept = Files.readAttributes(file, PosixFileAttributes.class);
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "it belongs to %s:%s, and this user may neither keep that nor write it"
                            .formatted(kept.owner().getName(), kept.group().getName()));
        }
    }
}
