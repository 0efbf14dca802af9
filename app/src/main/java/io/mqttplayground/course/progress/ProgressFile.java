package io.mqttplayground.course.progress;

import io.mqttplayground.text.SmallFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * {@code progress.json} in the home folder. Each change is made on what the file holds at that
 * moment, under a lock, and replaces the file in one go: two shells neither lose nor damage what
 * the other wrote, and a crash leaves the old file or the new one.
 */
final class ProgressFile {

    private static final String NAME = "progress.json";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path home;
    private final Path file;
    private final Clock clock;
    private final Consumer<String> messages;

    ProgressFile(Path home, Clock clock, Consumer<String> messages) {
        this.home = home;
        this.file = home.resolve(NAME);
        this.clock = clock;
        this.messages = messages;
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /**
     * @throws IOException when there can be no such file in the folder
     */
    void check() throws IOException {
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
            SmallFile.checkRegular(file);
        } catch (NoSuchFileException none) {
            Files.createDirectories(home);
        }
    }

    /** What the file holds; a damaged one is set aside and told of. */
    Progress read() throws IOException {
        byte[] bytes;
        try {
            bytes = SmallFile.bytes(file, SmallFile.MOST_TEXT);
        } catch (NoSuchFileException none) {
            return Progress.NONE;
        }
        try {
            return ProgressFormat.read(bytes);
        } catch (IOException damaged) {
            setAside(damaged);
            return Progress.NONE;
        }
    }

    /** Makes the change to what the file holds now. */
    Progress change(UnaryOperator<Progress> change) throws IOException {
        Files.createDirectories(home);
        Path lockFile = home.resolve("progress.lock");
        SmallFile.checkRegular(lockFile);
        try (FileChannel channel =
                        FileChannel.open(
                                lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            assert lock.isValid();
            Progress changed = change.apply(read());
            replace(ProgressFormat.write(changed));
            return changed;
        }
    }

    private void replace(byte[] bytes) throws IOException {
        Path fresh = Files.createTempFile(home, "progress", ".tmp");
        try {
            try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
                out.write(bytes);
                out.getFD().sync();
            }
            move(fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void move(Path fresh) throws IOException {
        try {
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Another process makes tryLock return null, another thread of this one makes it throw. */
    private FileLock lock(FileChannel channel) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                // Held by this process; tried again like one that another process holds.
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IOException("another program holds progress.lock");
    }

    private void setAside(IOException damage) throws IOException {
        String name = "progress.json.damaged-" + STAMP.format(clock.instant());
        Path aside = home.resolve(name);
        for (int i = 2; Files.exists(aside); i++) {
            aside = home.resolve(name + "-" + i);
        }
        Files.move(file, aside);
        messages.accept(
                "progress.json cannot be read (%s); it is kept as %s, progress begins anew"
                        .formatted(reason(damage), aside.getFileName()));
    }

    private static String reason(IOException damage) {
        String message = String.valueOf(damage.getMessage());
        return message.lines().findFirst().orElse("damaged");
    }
}
