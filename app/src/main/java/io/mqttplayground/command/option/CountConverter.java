package io.mqttplayground.command.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of messages. */
public final class CountConverter implements ITypeConverter<Integer> {

    private static final int MOST = 10_000_000;

    @Override
    public Integer convert(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count > 0 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, together with numbers out of range.
        }
        throw new TypeConversionException(
                "'" + text + "' is not a number of messages; it is 1 to " + MOST);
    }
}
