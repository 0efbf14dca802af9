package io.mqttplayground.command.option;

import io.mqttplayground.command.Nearest;
import io.mqttplayground.wire.PacketType;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads and completes the name of a control packet. */
public final class PacketTypeConverter implements ITypeConverter<PacketType>, Iterable<String> {

    private static final int NEAR = 2;

    private static final List<String> NAMES =
            Stream.of(PacketType.values())
                    .map(type -> type.name().toLowerCase(Locale.ROOT))
                    .toList();

    @Override
    public PacketType convert(String text) {
        return PacketType.named(text)
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "'" + text + "' is no control packet; " + advice(text)));
    }

    private static String advice(String text) {
        return Nearest.of(text, NAMES, NEAR)
                .map(name -> "did you mean " + name + "?")
                .orElse("there are " + String.join(", ", NAMES));
    }

    @Override
    public Iterator<String> iterator() {
        return NAMES.iterator();
    }
}
