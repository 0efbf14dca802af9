package io.mqttplayground.broker.budget;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/** All that one owner has, with what they hold together. Any thread. */
final class Holders {

    private final Set<Holder> all = ConcurrentHashMap.newKeySet();
    private final AtomicLongArray bytes = new AtomicLongArray(Kind.values().length);

    void add(Holder holder) {
        all.add(holder);
    }

    /** Returns whether it was the last. */
    boolean remove(Holder holder) {
        all.remove(holder);
        return all.isEmpty();
    }

    /** Holds more, or less; returns how much that makes. */
    long use(Kind kind, long more) {
        return bytes.addAndGet(kind.ordinal(), more);
    }

    /** Who holds most of it, and of those the one that was there first. */
    Optional<Holder> largest(Kind kind) {
        return all.stream()
                .filter(holder -> holder.bytes(kind) > 0)
                .max(
                        Comparator.<Holder>comparingLong(holder -> holder.bytes(kind))
                                .thenComparing(Holder::order, Comparator.reverseOrder()));
    }
}
