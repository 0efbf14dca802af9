package io.mqttplayground.play;

import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** What a run has sent and received so far, as a bar while it goes on and as a line at its end. */
final class RunFigures {

    /**
     * A message that has not come this many updates (0.1 s each) after it went is shown as lost.
     */
    private static final int UPDATES_TO_ARRIVE = 10;

    private static final int WIDEST_BAR = 30;
    private static final int ROOM_FOR_FIGURES = 60;

    private final int count;
    private final long startedAt = System.nanoTime();
    private final Deque<Long> recentlySent = new ArrayDeque<>();
    private long endedAt = startedAt;
    private long sent;
    private long received;
    private long lastArrivalAt = startedAt;
    private long firstSent;
    private long firstSentAt;
    private long lastSentAt;

    RunFigures(int count) {
        this.count = count;
    }

    void update(long sentNow, long receivedNow) {
        if (receivedNow > received) {
            lastArrivalAt = System.nanoTime();
        }
        noteSent(sentNow);
        received = receivedNow;
        recentlySent.addLast(sentNow);
        if (recentlySent.size() > UPDATES_TO_ARRIVE) {
            recentlySent.removeFirst();
        }
    }

    private void noteSent(long sentNow) {
        if (sentNow > sent) {
            lastSentAt = System.nanoTime();
            firstSentAt = sent == 0 ? lastSentAt : firstSentAt;
            firstSent = sent == 0 ? sentNow : firstSent;
        }
        sent = sentNow;
    }

    void producerEnded() {
        endedAt = System.nanoTime();
        lastArrivalAt = Math.max(lastArrivalAt, endedAt);
    }

    /** Whether messages are missing that may yet arrive. */
    boolean stillExpects(Duration quiet) {
        return received < sent && System.nanoTime() - lastArrivalAt < quiet.toNanos();
    }

    /**
     * @param width columns of the screen: few of them leave the bar away, then the words
     */
    StyledLine bar(int width) {
        String figures = figures(width);
        int cells = Math.min(WIDEST_BAR, width - Math.max(ROOM_FOR_FIGURES, figures.length() + 3));
        StyledLine line = StyledLine.EMPTY;
        if (cells > 4 && count > 0) {
            int full = (int) Math.min(cells, cells * sent / count);
            line =
                    line.and("  " + "█".repeat(full), Style.GOOD)
                            .and("░".repeat(cells - full), Style.DIM);
        }
        return line.and(figures);
    }

    private String figures(int width) {
        long missing = Math.max(0, recentlySent.peekFirst() - received);
        String all =
                String.format(
                        Locale.ROOT,
                        "  sent %,d of %,d  received %,d  %s/s  lost %,d",
                        sent,
                        count,
                        received,
                        rate(),
                        missing);
        return all.length() < width
                ? all
                : String.format(
                        Locale.ROOT,
                        " %,d/%,d received %,d lost %,d",
                        sent,
                        count,
                        received,
                        missing);
    }

    /** Of a stopped run nobody knows what was lost: what was on its way has not been awaited. */
    StyledLine summary(RunOutcome outcome) {
        boolean done = outcome instanceof RunOutcome.Done;
        long lost = Math.max(0, sent - received);
        String figures =
                String.format(
                        Locale.ROOT,
                        "  %s: sent %,d, received %,d%s, in %.1f s",
                        done ? "done" : "stopped",
                        sent,
                        received,
                        done ? String.format(Locale.ROOT, ", lost %,d", lost) : "",
                        (endedAt - startedAt) / 1e9);
        return StyledLine.of(figures, !done ? Style.DIM : lost == 0 ? Style.GOOD : Style.BAD);
    }

    /** From the first message to the last one, as both are sent at once: pauses lie between. */
    private String rate() {
        boolean atOnce = lastSentAt == firstSentAt;
        long nanos = atOnce ? System.nanoTime() - startedAt : lastSentAt - firstSentAt;
        double rate = (atOnce ? sent : sent - firstSent) / Math.max(0.001, nanos / 1e9);
        return String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%,.0f", rate);
    }
}
