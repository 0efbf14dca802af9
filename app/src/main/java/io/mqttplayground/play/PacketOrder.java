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
     * @param number of that packet on the wire, roughly
     * @param moment in which it was told
     */
    private record Told(long number, long moment, StyledLine line) {}

    /** A client's main thread, or the one on which its messages arrive. */
    private record Teller(String clientId, long thread) {}

    private final Screen screen;
    private final Map<String, Long> lastSent = new ConcurrentHashMap<>();
    private final Map<String, Long> lastReceived = new ConcurrentHashMap<>();

    private final Map<Teller, Long> lastTold = new ConcurrentHashMap<>();

    private final List<Told> waiting = new ArrayList<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(PacketOrder::daemon);
    private long moment;

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
            (isSent ? lastSent : lastReceived).put(clientId, event.header().number());
        } else if (event instanceof WireEvent.ConnectionClosed) {
            lastSent.remove(clientId);
            lastReceived.remove(clientId);
            lastTold.keySet().removeIf(teller -> teller.clientId().equals(clientId));
        }
    }

    /** The client tells of the message that it has just published. */
    public void sent(String clientId, StyledLine line) {
        add(clientId, lastSent.getOrDefault(clientId, 0L), line);
    }

    /** The client tells of a message that has come. */
    public void received(String clientId, StyledLine line) {
        add(clientId, lastReceived.getOrDefault(clientId, 0L), line);
    }

    /** What a thread tells stays in order: its packet may still be on its way to the broker. */
    private synchronized void add(String clientId, long number, StyledLine line) {
        Teller teller = new Teller(clientId, Thread.currentThread().getId());
        long ordered = lastTold.merge(teller, number, Math::max);
        waiting.add(new Told(ordered, moment, line));
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
