package io.mqttplayground.wire.ladder;

import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A ladder that grows while things happen, with what programs tell meanwhile between its rows. The
 * broker only hands over an event, and never waits: rows are drawn on another thread, many times a
 * second, and those that would be too many are left out and counted.
 */
public final class LiveLadder implements WireListener, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LiveLadder.class.getName());

    /** With the drawing itself, a row is on the screen well within a tenth of a second. */
    private static final long GATHER_MILLIS = 20;

    private static final String LINES_LEFT_OUT = "  … and %,d more";

    private static final String PACKETS_LEFT_OUT =
            "  … and %,d more packets, too many to draw; wire last shows the latest";

    private final Screen screen;
    private final Pace pace;
    private final Instant start = Instant.now();
    private final Cast cast;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(LiveLadder::daemon);
    private final Undrawn undrawn;
    private long restsUntil = System.nanoTime();
    private Optional<Ladder> ladder = Optional.empty();
    private Lanes lanes;
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
     * Starts to draw; whoever made it adds it to a wire.
     *
     * @param known what happened before, which tells who publishes and who subscribes
     */
    public LiveLadder(Screen screen, List<WireEvent> known, Pace pace) {
        this.screen = screen;
        this.pace = pace;
        this.undrawn = new Undrawn(pace.most());
        this.cast = Cast.of(known);
        forgetThoseWhoLeft(known);
        this.lanes = cast.lanes();
        timer.execute(this::rehearse);
        timer.scheduleWithFixedDelay(
                this::showUnlessAtRest, GATHER_MILLIS, GATHER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        return thread;
    }

    /** Draws a packet for nobody: the first real one need not wait until Java has what draws. */
    private void rehearse() {
        Packet message = new Packet.Publish("topic", 1, false, false, 1, new byte[] {'1'}, 1);
        WireEvent.Header header = new WireEvent.Header(1, start, "client", Optional.empty());
        WireEvent event = new WireEvent.PacketSeen(header, Direction.TO_BROKER, message);
        Ladder.draw(List.of(event), List.of(), 1, screen.width());
    }

    @Override
    public void on(WireEvent event) {
        undrawn.add(event);
    }

    /**
     * Shows lines that are not packets, below those that passed before.
     *
     * @param always whether they are never left out
     */
    public void tell(List<StyledLine> lines, boolean always) {
        undrawn.add(lines, always);
        if (timer.isShutdown()) {
            flush();
        }
    }

    /** A row that cannot be drawn must not end the drawing, as a timer would. */
    private synchronized void showUnlessAtRest() {
        try {
            if (System.nanoTime() - restsUntil >= 0) {
                flush();
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "packets could not be drawn", failed);
        }
    }

    /** Draws what is waiting, without waiting for the next time. */
    public synchronized void flush() {
        Undrawn.Batch batch = undrawn.take();
        if (!batch.isEmpty()) {
            screen.print(draw(batch));
            long drawn = batch.entries().size();
            restsUntil = System.nanoTime() + drawn * pace.restForEach().toNanos();
        }
    }

    private List<StyledLine> draw(Undrawn.Batch batch) {
        List<StyledLine> lines = new ArrayList<>();
        List<WireEvent> events = batch.events();
        List<StyledLine> heading = headingFor(events);
        List<WireEvent> together = new ArrayList<>();
        for (Undrawn.Entry entry : batch.entries()) {
            entry.event().ifPresent(together::add);
            if (entry.event().isEmpty()) {
                drawRows(heading, together, lines);
                lines.addAll(entry.lines());
            }
        }
        drawRows(heading, together, lines);
        addLeftOut(LINES_LEFT_OUT, batch.linesLeftOut(), lines);
        addLeftOut(PACKETS_LEFT_OUT, batch.packetsLeftOut(), lines);
        forgetThoseWhoLeft(events);
        return lines;
    }

    /** Moves both to the lines. */
    private void drawRows(
            List<StyledLine> heading, List<WireEvent> together, List<StyledLine> lines) {
        if (!together.isEmpty()) {
            lines.addAll(heading);
            Row.of(together).forEach(row -> lines.addAll(ladder.orElseThrow().lines(row)));
            heading.clear();
            together.clear();
        }
    }

    private static void addLeftOut(String text, long count, List<StyledLine> lines) {
        if (count > 0) {
            lines.add(StyledLine.of(String.format(Locale.ROOT, text, count), Style.DIM));
        }
    }

    /** Goes on with the ladder so far, or with one with other columns, for those who came. */
    private List<StyledLine> headingFor(List<WireEvent> events) {
        boolean changed = false;
        for (WireEvent event : events) {
            changed |= cast.add(event);
        }
        if (changed) {
            lanes = cast.lanes();
        }
        digits = Math.max(digits, Ladder.digits(events));
        Ladder now = new Ladder(lanes, screen.width(), start, digits);
        if (events.isEmpty() || ladder.filter(now::equals).isPresent()) {
            return new ArrayList<>();
        }
        ladder = Optional.of(now);
        return new ArrayList<>(now.heading());
    }

    /** They keep their column until others need it. */
    private void forgetThoseWhoLeft(List<WireEvent> events) {
        events.stream()
                .filter(WireEvent.ConnectionClosed.class::isInstance)
                .forEach(left -> cast.remove(left.clientId()));
    }

    /** Draws what is still waiting, and no more from then on. */
    @Override
    public void close() {
        timer.shutdown();
        flush();
    }
}
