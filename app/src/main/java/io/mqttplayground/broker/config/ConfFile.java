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
    private final Set<String> known = new TreeSet<>();

    /**
     * @throws ConfigException for a name that stands twice, or has no value
     */
    public ConfFile(String fileName, List<String> lines) throws ConfigException {
        this.fileName = fileName;
        ConfigException.inEachLine(
                fileName,
                lines.stream().map(String::strip).toList(),
                (line, number) -> add(number, line.split("\\s+", 2)));
    }

    private void add(int line, String[] words) {
        String value = words.length < 2 ? "" : words[1];
        if (settings.putIfAbsent(words[0], new Setting(line, value)) != null) {
            throw new IllegalArgumentException(words[0] + " is set twice");
        }
    }

    /**
     * Every setting that may stand there has been asked for.
     *
     * @throws ConfigException for any other
     */
    public void refuseOthers() throws ConfigException {
        for (var setting : settings.entrySet()) {
            if (!known.contains(setting.getKey())) {
                throw new ConfigException(
                        fileName,
                        setting.getValue().line(),
                        "unknown setting \"%s\"; there are %s"
                                .formatted(setting.getKey(), String.join(", ", known)));
            }
        }
    }

    private Optional<Setting> find(String name) throws ConfigException {
        known.add(name);
        Optional<Setting> setting = Optional.ofNullable(settings.get(name));
        if (setting.isPresent() && setting.get().value().isEmpty()) {
            throw new ConfigException(fileName, setting.get().line(), name + " needs a value");
        }
        return setting;
    }

    public String text(String name, String standard) throws ConfigException {
        return find(name).map(Setting::value).orElse(standard);
    }

    public int number(String name, int standard, int least, int most) throws ConfigException {
        Optional<Setting> setting = find(name);
        try {
            int number = setting.map(Setting::value).map(Integer::parseInt).orElse(standard);
            if (setting.isEmpty() || number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, together with numbers out of range.
        }
        throw mustBe(name, setting.get(), "a number from %d to %d".formatted(least, most));
    }

    public boolean isTrue(String name, boolean standard) throws ConfigException {
        Optional<Setting> setting = find(name);
        return switch (setting.map(Setting::value).orElse(String.valueOf(standard))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw mustBe(name, setting.get(), "true or false");
        };
    }

    private ConfigException mustBe(String name, Setting setting, String what) {
        return new ConfigException(
                fileName,
                setting.line(),
                "%s is \"%s\"; it must be %s".formatted(name, setting.value(), what));
    }
}
