package io.mqttplayground.broker.config;

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
}
