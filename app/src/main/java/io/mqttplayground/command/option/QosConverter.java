package io.mqttplayground.command.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a quality of service (MQTT 3.1.1, section 4.3). */
public final class QosConverter implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        return switch (text) {
            case "0", "1", "2" -> Integer.valueOf(text);
            default ->
                    throw new TypeConversionException(
                            "there is no QoS "
                                    + text
                                    + "; it is 0 (at most once), 1 (at least once) or 2 (exactly"
                                    + " once)");
        };
    }
}
