package io.mqttplayground.command.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number of some kind, which has a least and a greatest. */
public abstract class WholeNumber implements ITypeConverter<Integer> {

    private static final int MOST_MESSAGES = 10_000_000;

    /** Two bytes in CONNECT (section 3.1.2.10). */
    private static final int LONGEST_KEEP_ALIVE = 65_535;

    private final int least;
    private final int most;
    private final String complaint;

    private WholeNumber(int least, int most, String complaint) {
        this.least = least;
        this.most = most;
        this.complaint = complaint;
    }

    @Override
    public Integer convert(String text) {
        boolean readable = text.matches("\\d+") && text.length() <= Integer.toString(most).length();
        long number = readable ? Long.parseLong(text) : -1;
        if (number < least || number > most) {
            throw new TypeConversionException(complaint.formatted(text));
        }
        return (int) number;
    }

    /** A number of messages. */
    public static final class Count extends WholeNumber {
        public Count() {
            super(
                    1,
                    MOST_MESSAGES,
                    "'%s' is not a number of messages; it is 1 to " + MOST_MESSAGES);
        }
    }

    /** A number of rows, or the number of a row. */
    public static final class Rows extends WholeNumber {
        public Rows() {
            super(1, Integer.MAX_VALUE, "'%s' is not a whole number from 1 on");
        }
    }

    /** A keep alive in seconds. */
    static final class KeepAlive extends WholeNumber {
        KeepAlive() {
            super(
                    0,
                    LONGEST_KEEP_ALIVE,
                    "'%s' is not a keep alive; it is 0 to " + LONGEST_KEEP_ALIVE + " seconds");
        }
    }

    /** A quality of service (section 4.3). */
    public static final class Qos extends WholeNumber {
        public Qos() {
            super(
                    0,
                    2,
                    "there is no QoS %s; it is 0 (at most once), 1 (at least once) or 2 (exactly"
                            + " once)");
        }
    }
}
