package io.mqttplayground.command.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a keep alive in seconds, two bytes in CONNECT (section 3.1.2.10). */
final class KeepAliveConverter implements ITypeConverter<Integer> {

    private static final int MOST = 65_535;

    @Override
    public Integer convert(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= MOST) {
            return Integer.valueOf(text);
        }
        throw new TypeConversionException(
                "'" + text + "' is not a keep alive; it is 0 to " + MOST + " seconds");
    }
}
