package io.mqttplayground.wire.ladder;

import io.mqttplayground.text.StyledLine;
import io.mqttplayground.wire.WireEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * What waits to be drawn: events, and lines that programs told meanwhile, each behind the events
 * that were there before it. Any thread adds and none waits; what is too much is left out and
 * counted.
 */
final class Undrawn {

    private final AtomicInteger places;
    private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final LongAccumulator latest = new LongAccumulator(Long::max, 0);
    private final LongAdder packetsLeftOut = new LongAdder();
    private final LongAdder linesLeftOut = new LongAdder();

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
        this.places = new AtomicInteger(most);
    }

    void add(WireEvent event) {
        if (hasPlace()) {
            waiting.add(new Entry(event.number(), Optional.of(event), List.of()));
            latest.accumulate(event.number());
        } else {
            packetsLeftOut.increment();
        }
    }

    /**
     * @param always whether they are never left out
     */
    void add(List<StyledLine> lines, boolean always) {
        if (hasPlace() || always && takeMore()) {
            waiting.add(new Entry(latest.get(), Optional.empty(), lines));
        } else {
            linesLeftOut.add(lines.size());
        }
    }

    private boolean hasPlace() {
        if (places.get() <= 0) {
            return false;
        } else if (places.decrementAndGet() >= 0) {
            return true;
        }
        places.incrementAndGet();
        return false;
    }

    private boolean takeMore() {
        places.decrementAndGet();
        return true;
    }

    Batch take() {
        List<Entry> entries = new ArrayList<>();
        for (Entry next = waiting.poll(); next != null; next = waiting.poll()) {
            entries.add(next);
        }
        places.addAndGet(entries.size());
        // Stable: what was told stays behind the event whose number it bears.
        entries.sort(Comparator.comparingLong(Entry::number));
        return new Batch(entries, packetsLeftOut.sumThenReset(), linesLeftOut.sumThenReset());
    }
}
