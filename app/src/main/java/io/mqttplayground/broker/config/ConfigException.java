package io.mqttplayground.broker.config;

import java.util.List;

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

    /** Reads a line of a file. */
    public interface LineReader {

        /**
         * @param number counted from 1
         * @throws IllegalArgumentException says what is wrong with the line, without the place
         */
        void read(int number, String line);
    }

    /** Has every line read but comments and blank ones, and names the place of a faulty one. */
    public static void inEachLine(String file, List<String> lines, LineReader reader)
            throws ConfigException {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            try {
                if (!line.startsWith("#") && !line.isBlank()) {
                    reader.read(i + 1, line);
                }
            } catch (IllegalArgumentException e) {
                throw new ConfigException(file, i + 1, e.getMessage());
            }
        }
    }
}
