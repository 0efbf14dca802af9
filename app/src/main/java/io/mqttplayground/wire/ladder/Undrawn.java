package io.mqttplayground.wire.ladder;

import io.mqttplayground.text.StyledLine;
import io.mqttplayground.wire.WireEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What waits to be drawn: events, and lines that programs told meanwhile, each behind the events
 * that were there before it. Any thread adds and none waits for a drawing; what is too much is left
 * out and counted.
 */
final class Undrawn {

    private final int most;
    private List<Entry> waiting = new ArrayList<>();
    private long latest;
    private long packetsLeftOut;
    private long linesLeftOut;

    /**
     * One thing to be drawn: an event, or what a program told, in lines that stay together.
     *
     * @param number of the event, or of the last one before what was told
     */
    record Entry(long number, Optional<WireEvent> event, List<StyledLine> lines) {}

    /**
     * What came since the last time.
     *
     * @param entries in order
     */
    record Batch(List<Entry> entries, long packetsLeftOut, long linesLeftOut) {

        boolean isEmpty() {
            return entries.isEmpty() && packetsLeftOut == 0 && linesLeftOut == 0;
        }

        List<WireEvent> events() {
            return entries.stream().flatMap(entry -> entry.event().stream()).toList();
        }
    }

    /**
     * @param most entries that may wait
     */
    Undrawn(int most) {
        this.most = most;
    }

    synchronized void add(WireEvent event) {
        if (waiting.size() < most) {
            waiting.add(new Entry(event.number(), Optional.of(event), List.of()));
            latest = Math.max(latest, event.number());
        } else {
            packetsLeftOut++;
        }
    }

    /**
     * @param always whether they are never left out
     */
    synchronized void add(List<StyledLine> lines, boolean always) {
        if (always || waiting.size() < most) {
            waiting.add(new Entry(latest, Optional.empty(), lines));
        } else {
            linesLeftOut += lines.size();
        }
    }

    Batch take() {
        Batch batch = begunAnew();
        // Stable: what was told stays behind the event whose number it bears.
        batch.entries().sort(Comparator.comparingLong(Entry::number));
        return batch;
    }

    private synchronized Batch begunAnew() {
        Batch batch = new Batch(waiting, packetsLeftOut, linesLeftOut);
        waiting = new ArrayList<>();
        packetsLeftOut = 0;
        linesLeftOut = 0;
        return batch;
    }
}
