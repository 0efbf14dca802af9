package io.mqttplayground.command.access;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads and completes what {@code acl check} asks about. */
final class WishConverter implements ITypeConverter<Wish>, Iterable<String> {

    private static final List<String> WORDS = Stream.of(Wish.values()).map(Wish::toString).toList();

    @Override
    public Wish convert(String text) {
        int found = WORDS.indexOf(text);
        if (found < 0) {
            throw new TypeConversionException(
                    "'" + text + "' is none of " + String.join(", ", WORDS));
        }
        return Wish.values()[found];
    }

    @Override
    public Iterator<String> iterator() {
        return WORDS.iterator();
    }
}
