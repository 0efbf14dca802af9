package io.mqttplayground.broker.budget;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One connection or one session, and what it makes the broker hold of each kind; given back when it
 * leaves, at the latest. Any thread.
 */
public final class Holder {

    private static final AtomicLong ORDER = new AtomicLong();

    private final Budget budget;
    private final Consumer<String> letGo;
    private final long order = ORDER.getAndIncrement();
    private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);
    private Owner owner;
    private Holders siblings;
    private boolean over;

    Holder(Budget budget, Owner owner, Consumer<String> letGo) {
        this.budget = budget;
        this.letGo = letGo;
        this.owner = owner;
        this.siblings = budget.enter(owner, this);
    }

    /** Which was there first. */
    long order() {
        return order;
    }

    public synchronized Owner owner() {
        return owner;
    }

    /** Bytes that it holds; none once it has to go. */
    public synchronized long bytes(Kind kind) {
        Count count = counts.get(kind);
        return count == null || over ? 0 : count.held();
    }

    /**
     * Holds more.
     *
     * @return whether there is room; otherwise nothing more is held
     */
    public boolean take(Kind kind, long bytes) {
        return take(kind, bytes, bytes);
    }

    /**
     * Holds more of what others may hold too.
     *
     * @param inMemory what there is more of in memory, as nobody held it before
     * @return whether there is room; otherwise nothing more is held
     */
    public boolean take(Kind kind, long bytes, long inMemory) {
        if (isOver()) {
            return false;
        }
        long ofOwner = add(kind, bytes, inMemory);
        while (ofOwner > budget.free(kind)) {
            if (!kind.letsGo() || !budget.letGoOfLargest(kind, this)) {
                add(kind, -bytes, -inMemory);
                return false;
            }
            ofOwner = add(kind, 0, 0);
        }
        return !isOver();
    }

    private synchronized boolean isOver() {
        return over;
    }

    /** Holds less. */
    public void give(Kind kind, long bytes) {
        give(kind, bytes, bytes);
    }

    /**
     * Holds less of what others may hold too.
     *
     * @param inMemory what there is less of in memory, as nobody holds it any more
     */
    public void give(Kind kind, long bytes, long inMemory) {
        add(kind, -bytes, -inMemory);
    }

    /** Returns what its owner holds then. */
    private synchronized long add(Kind kind, long bytes, long inMemory) {
        return over
                ? Count.NO_MORE
                : counts.computeIfAbsent(kind, absent -> new Count(budget, kind))
                        .add(siblings, bytes, inMemory);
    }

    /** It has to go, as the largest. What it holds counts no more from now on. */
    void letGo(Kind kind) {
        if (leaves()) {
            letGo.accept("let go: " + kind + " took more memory than there is for one");
        }
    }

    /** Nothing is held any more. */
    public void leave() {
        leaves();
    }

    /** Returns whether it has only now. */
    private synchronized boolean leaves() {
        if (over) {
            return false;
        }
        over = true;
        goes();
        return true;
    }

    private void goes() {
        counts.values().forEach(count -> count.withdraw(siblings));
        budget.leave(owner, this);
    }

    /** Whose it is is known only now: what it holds counts as that one's. */
    public synchronized void moveTo(Owner other) {
        if (over || other.equals(owner)) {
            return;
        }
        goes();
        owner = other;
        siblings = budget.enter(other, this);
        counts.values().forEach(count -> count.add(siblings, 0, 0));
    }
}
