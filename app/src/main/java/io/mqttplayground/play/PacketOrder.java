package io.mqttplayground.play;

import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What the shell's clients tell of their messages, in the order in which the broker saw the
 * packets: a message stands above what came of it, whichever client is the first to tell. For that
 * each line waits for a moment.
 */
public final class PacketOrder implements WireListener, AutoCloseable {

    /** Longer than a client takes from its packet to its line. */
    private static final long MOMENT_MILLIS = 25;

    /**
     * A line about a packet.
     *
     * @param number of that packet on the wire, or of one shortly behind it
     * @param moment in which it was told
     */
    private record Told(long number, long moment, StyledLine line) {}

    private final Screen screen;
    private final Map<String, Long> lastSent = new ConcurrentHashMap<>();
    private final Map<String, Long> lastReceived = new ConcurrentHashMap<>();

    /** Of what was sent, and told. */
    private final Map<String, Long> lastTold = new ConcurrentHashMap<>();

    private final List<Told> waiting = new ArrayList<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(PacketOrder::daemon);
    private long moment;
    private volatile long latest;

    public PacketOrder(Screen screen) {
        this.screen = screen;
        clock.scheduleWithFixedDelay(
                this::tick, MOMENT_MILLIS, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "packet-order");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void on(WireEvent event) {
        String clientId = event.header().clientId();
        if (event instanceof WireEvent.PacketSeen seen && seen.packet() instanceof Packet.Publish) {
            boolean isSent = seen.direction() == Direction.TO_BROKER;
            latest = event.header().number();
            (isSent ? lastSent : lastReceived).put(clientId, latest);
        } else if (event instanceof WireEvent.ConnectionClosed) {
            lastSent.remove(clientId);
            lastReceived.remove(clientId);
            lastTold.remove(clientId);
        }
    }

    /** The client tells of the message that it has just published. */
    public synchronized void sent(String clientId, StyledLine line) {
        long seen = lastSent.getOrDefault(clientId, 0L);
        boolean isOnItsWay = seen <= lastTold.getOrDefault(clientId, 0L);
        long number = isOnItsWay ? latest : seen;
        lastTold.put(clientId, number);
        waiting.add(new Told(number, moment, line));
    }

    /** The client tells of a message that has come. */
    public synchronized void received(String clientId, StyledLine line) {
        waiting.add(new Told(lastReceived.getOrDefault(clientId, Long.MAX_VALUE), moment, line));
    }

    /** Shows what has waited for a whole moment, below what was told later and belongs above it. */
    private synchronized void tick() {
        waiting.sort(Comparator.comparingLong(Told::number));
        int settled = waiting.size();
        while (settled > 0 && waiting.get(settled - 1).moment() == moment) {
            settled--;
        }
        show(waiting.subList(0, settled));
        moment++;
    }

    /** Shows what has been told so far, so that what is shown next stands below it. */
    public synchronized void flush() {
        waiting.sort(Comparator.comparingLong(Told::number));
        show(waiting);
    }

    /** Shows a line about something else, below all that was told before. */
    void note(StyledLine line) {
        flush();
        screen.print(line);
    }

    /** Shows a sentence about something else, below all that was told before. */
    void say(String sentence, Style style) {
        flush();
        screen.say(sentence, style);
    }

    private void show(List<Told> lines) {
        lines.forEach(told -> screen.flow(told.line()));
        lines.clear();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        flush();
    }
}
