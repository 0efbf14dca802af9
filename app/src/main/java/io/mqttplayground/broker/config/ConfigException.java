package io.mqttplayground.broker.config;

/**
 * A file of broker-config that cannot be used; the broker does not start with it.
 *
 * <p>The message is one line that names the place, such as {@code broker-config/acl:7: unknown word
 * "raed"; expected read, write, readwrite or deny}.
 */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String problem;

    /**
     * @param line counted from 1; 0 when the fault is not in one line
     * @param problem what is wrong and what to do about it, without the place
     */
    public ConfigException(String file, int line, String problem) {
        super((line == 0 ? file : file + ":" + line) + ": " + problem);
        this.file = file;
        this.line = line;
        this.problem = problem;
    }

    /** The file as it was named to the broker. */
    public String file() {
        return file;
    }

    /** The line at fault, counted from 1; 0 when it is the file as a whole. */
    public int line() {
        return line;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }
}
