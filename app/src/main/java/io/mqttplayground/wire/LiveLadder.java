package io.mqttplayground.wire;

import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A ladder that grows while things happen. The broker only hands over an event, and never waits:
 * rows are drawn on another thread, many times a second, and those that would be too many are left
 * out and counted.
 */
public final class LiveLadder implements WireListener, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LiveLadder.class.getName());

    /** With the drawing itself, a row is on the screen well within a tenth of a second. */
    private static final long GATHER_MILLIS = 20;

    private static final String LEFT_OUT =
            "  … and %,d more packets, too many to draw; wire last shows the latest";

    private final Screen screen;
    private final Pace pace;
    private final Instant start = Instant.now();
    private final Cast cast;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(LiveLadder::daemon);
    private final Queue<WireEvent> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger places;
    private final LongAdder leftOut = new LongAdder();
    private long restsUntil = System.nanoTime();
    private Optional<Ladder> ladder = Optional.empty();
    private Lanes lanes;
    private int width;
    private int digits;

    /**
     * How much is drawn.
     *
     * @param most events that may wait to be drawn; more are left out
     * @param restForEach how long nothing is drawn after each event that was, so that a flood
     *     leaves the machine to those who cause it
     */
    public record Pace(int most, Duration restForEach) {}

    /**
     * Starts to draw; whoever made it adds it to a {@link Wire}.
     *
     * @param known what happened before, which tells who publishes and who subscribes
     */
    public LiveLadder(Screen screen, List<WireEvent> known, Pace pace) {
        this.screen = screen;
        this.pace = pace;
        this.places = new AtomicInteger(pace.most());
        this.cast = Cast.of(known);
        forgetThoseWhoLeft(known);
        this.lanes = cast.lanes();
        timer.scheduleWithFixedDelay(
                this::showUnlessAtRest, GATHER_MILLIS, GATHER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void on(WireEvent event) {
        if (places.get() <= 0) {
            leftOut.increment();
        } else if (places.decrementAndGet() >= 0) {
            waiting.add(event);
        } else {
            places.incrementAndGet();
            leftOut.increment();
        }
    }

    /** Draws what is waiting, without waiting for the next time. */
    public void flush() {
        show();
    }

    /** A row that cannot be drawn must not end the drawing, as a timer would. */
    private synchronized void showUnlessAtRest() {
        try {
            if (System.nanoTime() - restsUntil >= 0) {
                show();
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "packets could not be drawn", failed);
        }
    }

    private synchronized void show() {
        List<WireEvent> events = new ArrayList<>();
        for (WireEvent next = waiting.poll(); next != null; next = waiting.poll()) {
            events.add(next);
        }
        places.addAndGet(events.size());
        long missing = leftOut.sumThenReset();
        if (!events.isEmpty() || missing > 0) {
            events.sort(Comparator.comparingLong(WireEvent::number));
            screen.print(draw(events, missing));
            restsUntil = System.nanoTime() + events.size() * pace.restForEach().toNanos();
        }
    }

    private List<StyledLine> draw(List<WireEvent> events, long missing) {
        List<StyledLine> lines = new ArrayList<>();
        Ladder drawn = ladderFor(events, lines);
        Row.of(events).forEach(row -> lines.addAll(drawn.lines(row)));
        if (missing > 0) {
            lines.add(StyledLine.of(String.format(Locale.ROOT, LEFT_OUT, missing), Style.DIM));
        }
        forgetThoseWhoLeft(events);
        return lines;
    }

    /** The ladder so far, or one with other columns and its heading, for those who came. */
    private Ladder ladderFor(List<WireEvent> events, List<StyledLine> lines) {
        boolean changed = false;
        for (WireEvent event : events) {
            changed |= cast.add(event);
        }
        Lanes now = changed ? cast.lanes() : lanes;
        int needed = Timeline.digits(events);
        if (ladder.isEmpty() || !now.equals(lanes) || width != screen.width() || needed > digits) {
            lanes = now;
            width = screen.width();
            digits = Math.max(digits, needed);
            ladder = Optional.of(new Ladder(lanes, width, new Timeline(start, digits)));
            lines.addAll(ladder.get().heading());
        }
        return ladder.get();
    }

    /** They keep their column until others need it. */
    private void forgetThoseWhoLeft(List<WireEvent> events) {
        events.stream()
                .filter(WireEvent.ConnectionClosed.class::isInstance)
                .forEach(left -> cast.remove(left.clientId()));
        // After its CONNECT, who came without an identifier has the one that the broker gave it.
        cast.remove("");
    }

    /** Draws what is still waiting, and no more from then on. */
    @Override
    public void close() {
        timer.shutdown();
        show();
    }
}
