package io.mqttplayground.broker.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file of broker-config as lines of UTF-8. */
public final class ConfigLines {

    private ConfigLines() {}

    /**
     * The lines without their ends ({@code \n} or {@code \r\n}).
     *
     * @throws ConfigException the file is missing, cannot be read, or is not plain UTF-8
     */
    public static List<String> of(Path file) throws ConfigException {
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
