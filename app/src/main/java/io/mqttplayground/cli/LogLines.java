package io.mqttplayground.cli;

import io.mqttplayground.text.Printable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One line a record, whatever clients send: nobody can forge another one. A stack trace follows,
 * indented.
 */
final class LogLines extends Formatter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private static final String INDENT = "    ";

    @Override
    public String format(LogRecord entry) {
        String line =
                "%s %s %s: %s"
                        .formatted(
                                TIME.format(entry.getInstant()),
                                entry.getLevel(),
                                entry.getLoggerName(),
                                formatMessage(entry));
        StringBuilder lines = new StringBuilder(Printable.of(line)).append(System.lineSeparator());
        if (entry.getThrown() != null) {
            StringWriter trace = new StringWriter();
            entry.getThrown().printStackTrace(new PrintWriter(trace));
            trace.toString()
                    .lines()
                    .map(each -> INDENT + Printable.of(each.replace("\t", INDENT)))
                    .forEach(each -> lines.append(each).append(System.lineSeparator()));
        }
        return lines.toString();
    }
}
