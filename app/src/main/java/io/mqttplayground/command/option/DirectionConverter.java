package io.mqttplayground.command.option;

import io.mqttplayground.wire.Direction;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads and completes {@code in}, to the broker, and {@code out}, to the client. */
public final class DirectionConverter implements ITypeConverter<Direction>, Iterable<String> {

    @Override
    public Direction convert(String text) {
        return switch (text) {
            case "in" -> Direction.TO_BROKER;
            case "out" -> Direction.TO_CLIENT;
            default ->
                    throw new TypeConversionException(
                            "'" + text + "' is neither in (to the broker) nor out (to the client)");
        };
    }

    @Override
    public Iterator<String> iterator() {
        return List.of("in", "out").iterator();
    }
}
