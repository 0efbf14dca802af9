package io.mqttplayground.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads files of the user's, which may be anything. A pipe would be waited for without end, a
 * device never ends, and a file of gigabytes has no place in memory: what is no regular file, or a
 * larger one than is good for anything, is an {@link IOException}, at once.
 */
public final class SmallFile {

    private static final int MEBIBYTE = 1024 * 1024;

    /** Far beyond what a person writes, or a school has accounts. */
    public static final int MOST_TEXT = 4 * MEBIBYTE;

    private SmallFile() {}

    /**
     * The whole file.
     *
     * @param most bytes that it may have
     * @throws IOException it cannot be read, see {@link #reason}
     */
    public static byte[] bytes(Path file, int most) throws IOException {
        Files.getLastModifiedTime(file); // Says why, where there is none or it may not be seen.
        checkRegular(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new IOException(
                        String.format(Locale.ROOT, "it is larger than %,d bytes", most));
            }
            return bytes;
        }
    }

    /**
     * The whole file, as text of at most {@link #MOST_TEXT} bytes.
     *
     * @throws CharacterCodingException it is not UTF-8
     * @throws IOException it cannot be read, see {@link #reason}
     */
    public static String text(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(file, MOST_TEXT));
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }

    /**
     * What is there may be opened, to be read or written; so may what is not there yet.
     *
     * @throws IOException it is a folder, a pipe or a device
     */
    public static void checkRegular(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is no regular file but a pipe or a device");
        }
    }

    /** Why a file cannot be read or written, without its name. */
    public static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "no right to";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        String reason =
                failure instanceof FileSystemException named
                        ? named.getReason()
                        : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
