package io.mqttplayground.broker.config;

import io.mqttplayground.text.SmallFile;
import java.io.IOException;
import java.io.InputStream;
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
        Optional<Path> own = pathOf(file);
        if (own.isPresent()) {
            return linesOf(own.get());
        }
        try (InputStream text = ConfigFolder.class.getResourceAsStream("/" + nameOf(file))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw unusable(nameOf(file), "cannot be read: " + e.getMessage());
        }
    }

    /**
     * The lines without their ends ({@code \n} or {@code \r\n}). A carriage return elsewhere ends
     * no line for mosquitto: what follows it in a comment is a comment there, so it must be no rule
     * here. Like every control character but the tab it is an error.
     *
     * @throws ConfigException the file is missing, cannot be read, or is not plain UTF-8
     */
    public static List<String> linesOf(Path file) throws ConfigException {
        try {
            String text = SmallFile.text(file);
            if (text.startsWith("\uFEFF")) { // mosquitto would take it for a part of the first word
                throw new ConfigException(
                        file.toString(),
                        1,
                        "starts with a byte order mark; save it as UTF-8 without");
            }
            List<String> lines = List.of(text.split("\r?\n", -1));
            refuseControlCharacters(file.toString(), lines);
            return lines;
        } catch (NoSuchFileException e) {
            throw unusable(file.toString(), "no such file");
        } catch (CharacterCodingException e) {
            throw unusable(file.toString(), "is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            throw unusable(file.toString(), "cannot be read: " + SmallFile.reason(e));
        }
    }

    private static void refuseControlCharacters(String name, List<String> lines)
            throws ConfigException {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
                throw new ConfigException(name, i + 1, "holds a control character; remove it");
            }
        }
    }

    private static ConfigException unusable(String name, String why) {
        return new ConfigException(name, 0, why);
    }
}
