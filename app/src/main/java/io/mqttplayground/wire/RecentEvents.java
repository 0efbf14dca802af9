package io.mqttplayground.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * What happened last on the wire, payloads shortened. Bounded in rows and in memory, so that it can
 * listen all the time. Safe for any thread.
 */
public final class RecentEvents implements WireListener {

    private static final int MOST_ROWS = 10_000;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final int mostRows;
    private final long mostBytes;
    private final Deque<WireEvent> events = new ArrayDeque<>();
    private long bytes;

    /**
     * @param mostRows events kept
     * @param mostBytes memory they may take, roughly; topics and filters may be long
     */
    public RecentEvents(int mostRows, long mostBytes) {
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
    }

    /** The last 10,000 events, or fewer where their topics are very long. */
    public static RecentEvents standard() {
        return new RecentEvents(MOST_ROWS, MOST_BYTES);
    }

    @Override
    public void on(WireEvent event) {
        WireEvent shortened = event.shortened();
        synchronized (this) {
            events.addLast(shortened);
            bytes += shortened.bytes();
            while (events.size() > mostRows || bytes > mostBytes) {
                bytes -= events.removeFirst().bytes();
            }
        }
    }

    /** Oldest first. Events of several connections come in on several threads: ordered here. */
    public List<WireEvent> all() {
        List<WireEvent> all;
        synchronized (this) {
            all = new ArrayList<>(events);
        }
        all.sort(Comparator.comparingLong(WireEvent::number));
        return all;
    }

    /** Forgets all of them. */
    public synchronized void clear() {
        events.clear();
        bytes = 0;
    }
}
