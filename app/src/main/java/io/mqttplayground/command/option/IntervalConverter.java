package io.mqttplayground.command.option;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500ms}, {@code 1s}, {@code 0.5s}, {@code 2m}; a bare number is milliseconds. */
public final class IntervalConverter implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m)?");

    @Override
    public Duration convert(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not a time; write it like 500ms, 1s or 0");
        }
        String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
        long millis =
                switch (unit) {
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    default -> 1;
                };
        return Duration.ofMillis(
                new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(millis)).longValue());
    }
}
