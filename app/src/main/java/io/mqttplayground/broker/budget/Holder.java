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
    private boolean leaving;
    private boolean gone;

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
        return count == null || leaving ? 0 : count.held();
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
        long ofOwner = add(kind, bytes, inMemory);
        boolean room = kind.letsGo() ? makeRoom(kind) : ofOwner <= budget.free(kind);
        if (!room) {
            add(kind, -bytes, -inMemory);
        }
        return room && !isLeaving();
    }

    private boolean makeRoom(Kind kind) {
        boolean others = true;
        while (others && budget.free(kind) < 0) {
            others = budget.letGoOfLargest(kind, this);
        }
        return others;
    }

    private synchronized boolean isLeaving() {
        return leaving;
    }

    /**
     * Holds more of what is in memory and counted already, whether or not there is room: so that it
     * is known who has to go.
     */
    public void own(Kind kind, long bytes) {
        add(kind, bytes, 0);
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
        if (!isLeaving()) {
            add(kind, -bytes, -inMemory);
        } else {
            shrink(kind, inMemory);
        }
    }

    private synchronized void shrink(Kind kind, long inMemory) {
        if (!gone && counts.containsKey(kind)) {
            counts.get(kind).shrinks(inMemory);
        }
    }

    /**
     * There is more of something in memory, or less, that belongs to all who hold it: they hold it
     * once they {@link #take} it.
     */
    public void countShared(Kind kind, long inMemory) {
        budget.use(kind, inMemory);
    }

    /** Returns what its owner holds then. */
    private synchronized long add(Kind kind, long bytes, long inMemory) {
        return leaving
                ? Count.NO_MORE
                : counts.computeIfAbsent(kind, absent -> new Count(budget, kind))
                        .add(siblings, bytes, inMemory);
    }

    /** It has to go, as the largest: what it holds will be free, and it gets no more. */
    void letGo(Kind kind) {
        if (startsToLeave()) {
            letGo.accept("let go: " + kind + " took more memory than there is for one");
        }
    }

    /** Nothing is held any more. */
    public void leave() {
        startsToLeave();
        end();
    }

    /** Returns whether it has only now. */
    private synchronized boolean startsToLeave() {
        if (leaving) {
            return false;
        }
        leaving = true;
        counts.values().forEach(count -> count.leaves(siblings));
        budget.leave(owner, this);
        return true;
    }

    private synchronized void end() {
        if (!gone) {
            gone = true;
            counts.values().forEach(Count::withdraw);
        }
    }

    /** Whose it is is known only now: what it holds counts as that one's. */
    public synchronized void moveTo(Owner other) {
        if (leaving || other.equals(owner)) {
            return;
        }
        Holders before = siblings;
        Holders after = budget.enter(other, this);
        counts.values().forEach(count -> count.moves(before, after));
        budget.leave(owner, this);
        owner = other;
        siblings = after;
    }
}
