package io.mqttplayground.broker.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The settings of a file in Moquette's format: a name, a blank and a value on each line. */
public final class ConfFile {

    private record Setting(int line, String value) {}

    private final String fileName;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private ConfFile(String fileName) {
        this.fileName = fileName;
    }

    /**
     * @param known the names that may stand in the file
     * @throws ConfigException for a name that is not known, stands twice, or has no value
     */
    public static ConfFile parse(String fileName, List<String> lines, Set<String> known)
            throws ConfigException {
        ConfFile file = new ConfFile(fileName);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                file.add(i + 1, line.split("\\s+", 2), known);
            }
        }
        return file;
    }

    private void add(int line, String[] words, Set<String> known) throws ConfigException {
        String name = words[0];
        if (!known.contains(name)) {
            throw new ConfigException(
                    fileName,
                    line,
                    "unknown setting \"%s\"; there are %s"
                            .formatted(name, String.join(", ", new TreeSet<>(known))));
        }
        if (words.length < 2) {
            throw new ConfigException(fileName, line, name + " needs a value");
        }
        if (settings.putIfAbsent(name, new Setting(line, words[1])) != null) {
            throw new ConfigException(fileName, line, name + " is set twice");
        }
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(settings.get(name)).map(Setting::value);
    }

    public int number(String name, int standard, int least, int most) throws ConfigException {
        Setting setting = settings.get(name);
        if (setting == null) {
            return standard;
        }
        try {
            int number = Integer.parseInt(setting.value());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, together with numbers out of range.
        }
        throw new ConfigException(
                fileName,
                setting.line(),
                "%s is \"%s\"; it must be a number from %d to %d"
                        .formatted(name, setting.value(), least, most));
    }

    public boolean isTrue(String name, boolean standard) throws ConfigException {
        Setting setting = settings.get(name);
        if (setting == null) {
            return standard;
        }
        return switch (setting.value()) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new ConfigException(
                            fileName,
                            setting.line(),
                            name + " is \"" + setting.value() + "\"; it must be true or false");
        };
    }
}
