package io.mqttplayground.broker.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the broker's files are, a folder of the user's or the one packaged in the jar; reads them.
 */
public final class ConfigFolder {

    private static final String PACKAGED = "broker-config";

    private final Optional<Path> folder;

    /**
     * @throws ConfigException when it is not a folder
     */
    public ConfigFolder(Optional<Path> folder) throws ConfigException {
        this.folder = folder;
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            throw new ConfigException(
                    folder.get().toString(),
                    0,
                    "no such folder; --config takes one with moquette.conf, passwords and acl");
        }
    }

    /** What errors call the file. */
    public String nameOf(String file) {
        return pathOf(file).map(Path::toString).orElse(PACKAGED + "/" + file);
    }

    /** Empty for a packaged file, which cannot be changed. */
    public Optional<Path> pathOf(String file) {
        return folder.map(own -> own.resolve(file));
    }

    public List<String> lines(String file) throws ConfigException {
        Optional<Path> path = pathOf(file);
        return path.isPresent() ? linesOf(path.get()) : packaged(file);
    }

    private static List<String> packaged(String file) throws ConfigException {
        String name = "/" + PACKAGED + "/" + file;
        try (InputStream text = ConfigFolder.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new ConfigException(PACKAGED + "/" + file, 0, "is not packaged in this jar");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new ConfigException(name, 0, "cannot be read: " + unreadable.getMessage());
        }
    }

    /**
     * The lines without their ends ({@code \n} or {@code \r\n}).
     *
     * @throws ConfigException the file is missing, cannot be read, or is not plain UTF-8
     */
    public static List<String> linesOf(Path file) throws ConfigException {
        String text = decoded(file, bytes(file));
        if (text.startsWith("\uFEFF")) { // mosquitto would take it for a part of the first word
            throw new ConfigException(
                    file.toString(), 1, "starts with a byte order mark; save it as UTF-8 without");
        }
        return text.lines().toList();
    }

    private static byte[] bytes(Path file) throws ConfigException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ConfigException(file.toString(), 0, "no such file");
        } catch (IOException e) {
            throw new ConfigException(file.toString(), 0, "cannot be read: " + e.getMessage());
        }
    }

    private static String decoded(Path file, byte[] bytes) throws ConfigException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new ConfigException(file.toString(), 0, "is not UTF-8 text; save it as UTF-8");
        }
    }
}
