package io.mqttplayground.command.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of rows, or the number of a row. */
public final class WholeNumberConverter implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, together with numbers that are too small.
        }
        throw new TypeConversionException("'" + text + "' is not a whole number from 1 on");
    }
}
