package io.mqttplayground.cli.option;

import io.mqttplayground.broker.config.BrokerSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a TCP port. */
public final class PortConverter implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= BrokerSettings.HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, together with numbers out of range.
        }
        throw new TypeConversionException(
                "'" + text + "' is not a port; it is 0 to " + BrokerSettings.HIGHEST_PORT);
    }
}
