package io.mqttplayground.wire.ladder;

import io.mqttplayground.wire.WireEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The left edge of a ladder: the number of each row's event, and when it happened.
 *
 * @param start from when on seconds are counted
 * @param digits how many the numbers have, see {@link #digits(List)}
 */
record Timeline(Instant start, int digits) {

    private static final String MARGIN = "  ";
    private static final int FEWEST_DIGITS = 4;
    private static final double NANOS_PER_SECOND = 1e9;

    /** From this on a tenth of a second is all that there is room for. */
    private static final int LONG_RUN_SECONDS = 1000;

    /** How many digits the highest number of the events has, and no fewer than in a short run. */
    static int digits(List<WireEvent> events) {
        long highest = events.isEmpty() ? 0 : events.get(events.size() - 1).number();
        return Math.max(FEWEST_DIGITS, Long.toString(highest).length());
    }

    String heading() {
        return MARGIN + " ".repeat(digits - FEWEST_DIGITS) + " no.  seconds" + MARGIN;
    }

    /** What stands before the event, as wide as the heading. */
    String before(WireEvent event) {
        // Clocks may be set back; numbers tell the order.
        double seconds =
                Math.max(0, Duration.between(start, event.at()).toNanos() / NANOS_PER_SECOND);
        String time =
                String.format(Locale.ROOT, seconds < LONG_RUN_SECONDS ? "%8.3f" : "%8.1f", seconds);
        String number = Long.toString(event.number());
        return MARGIN + " ".repeat(digits - number.length()) + number + " " + time + MARGIN;
    }
}
