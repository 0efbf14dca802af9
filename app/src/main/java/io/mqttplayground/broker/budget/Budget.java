package io.mqttplayground.broker.budget;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * A budget for every byte that clients make the broker hold: each {@link Kind} has its share of the
 * memory that there is for all together.
 *
 * <p>What can be ended belongs to whoever comes: when there is no room left, the largest holder of
 * the {@link Owner} who holds most is let go, or refused, if it is the one that asks. Of the rest
 * an owner may hold as much as is still free, so that one alone gets half, two get a third each. So
 * whoever causes it loses, and there is always room for somebody who holds little. Any thread.
 */
public final class Budget {

    private final long memory;
    private final AtomicLongArray used = new AtomicLongArray(Kind.values().length);
    private final AtomicLongArray leaving = new AtomicLongArray(Kind.values().length);
    private final Map<Owner, Holders> owners = new ConcurrentHashMap<>();

    /**
     * @param memory bytes that all may hold together
     */
    public Budget(long memory) {
        this.memory = memory;
    }

    /** The given percentage of the memory that Java may use. */
    public static Budget ofHeap(int percent) {
        return new Budget(Runtime.getRuntime().maxMemory() / 100 * percent);
    }

    /**
     * One more who holds something, until it leaves.
     *
     * @param letGo ends it, with a reason; on any thread, perhaps that of another client, so it
     *     must not wait
     */
    public Holder open(Owner owner, Consumer<String> letGo) {
        return new Holder(this, owner, letGo);
    }

    Holders enter(Owner owner, Holder holder) {
        return owners.compute(
                owner,
                (same, known) -> {
                    Holders holders = known == null ? new Holders() : known;
                    holders.add(holder);
                    return holders;
                });
    }

    void leave(Owner owner, Holder holder) {
        owners.computeIfPresent(owner, (same, holders) -> holders.remove(holder) ? null : holders);
    }

    void use(Kind kind, long bytes) {
        used.addAndGet(kind.ordinal(), bytes);
    }

    /** What somebody holds who has to go, and so will soon be free. */
    void leaves(Kind kind, long bytes) {
        leaving.addAndGet(kind.ordinal(), bytes);
    }

    /** Bytes of it that are left, as it stands now. */
    long free(Kind kind) {
        return kind.limit(memory) - used(kind) + leaving.get(kind.ordinal());
    }

    /**
     * Lets the largest holder go of the owner who holds most.
     *
     * @return false when that is the one who asks
     */
    boolean letGoOfLargest(Kind kind, Holder asking) {
        Optional<Holder> largest =
                owners.values().stream()
                        .max(Comparator.comparingLong(owner -> owner.use(kind, 0)))
                        .flatMap(owner -> owner.largest(kind))
                        .filter(holder -> holder != asking);
        largest.ifPresent(holder -> holder.letGo(kind));
        return largest.isPresent();
    }

    /** Bytes of it that all hold together. */
    public long used(Kind kind) {
        return used.get(kind.ordinal());
    }

    /** Owners that hold anything; for tests. */
    int owners() {
        return owners.size();
    }
}
