package io.mqttplayground.broker.config;

import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * A file of broker-config that cannot be used; the broker does not start with it.
 *
 * <p>The message is one line that names the place, such as {@code broker-config/acl:7: unknown word
 * "raed"; expected read, write, readwrite or deny}.
 */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param line counted from 1; 0 when the fault is not in one line
     * @param problem what is wrong and what to do about it, without the place
     */
    public ConfigException(String file, int line, String problem) {
        super((line == 0 ? file : file + ":" + line) + ": " + problem);
    }

    /**
     * Has every line read but comments and blank ones, and names the place of a faulty one.
     *
     * @param reader takes a line and its number, counted from 1; its {@link
     *     IllegalArgumentException} says what is wrong, without the place
     */
    public static void inEachLine(String file, List<String> lines, ObjIntConsumer<String> reader)
            throws ConfigException {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            try {
                if (!line.startsWith("#") && !line.isBlank()) {
                    reader.accept(line, i + 1);
                }
            } catch (IllegalArgumentException e) {
                throw new ConfigException(file, i + 1, e.getMessage());
            }
        }
    }
}
