package io.mqttplayground.broker.budget;

/** What one holder holds of one kind, and what of it has not been told to the budget yet. */
final class Count {

    /** What is not worth telling. */
    private static final long SMALL_CHANGE = 2_048;

    /** What its owner holds as far as anybody knows, when only small change was added. */
    static final long NO_MORE = Long.MIN_VALUE;

    private final Budget budget;
    private final Kind kind;
    private long held;
    private long inMemory;
    private long untold;
    private long untoldInMemory;
    private long leaving;

    Count(Budget budget, Kind kind) {
        this.budget = budget;
        this.kind = kind;
    }

    long held() {
        return held;
    }

    /** Returns what the owner holds then. */
    long add(Holders ofOwner, long bytes, long bytesInMemory) {
        held += bytes;
        inMemory += bytesInMemory;
        untold += bytes;
        untoldInMemory += bytesInMemory;
        boolean small = Math.abs(untold) < SMALL_CHANGE && Math.abs(untoldInMemory) < SMALL_CHANGE;
        return small ? NO_MORE : tell(ofOwner);
    }

    private long tell(Holders ofOwner) {
        budget.use(kind, untoldInMemory);
        long all = ofOwner.use(kind, untold);
        untold = 0;
        untoldInMemory = 0;
        return all;
    }

    /** It is another owner's from now on. */
    void moves(Holders from, Holders to) {
        from.use(kind, untold - held);
        to.use(kind, held - untold);
    }

    /** It is the owner's no longer. */
    void leaves(Holders ofOwner) {
        ofOwner.use(kind, untold - held);
        untold = held;
        leaving = Math.max(0, held);
        budget.leaves(kind, leaving);
    }

    /** There is less of it in memory, though nobody's any more. */
    void shrinks(long bytesInMemory) {
        inMemory -= bytesInMemory;
        budget.use(kind, -bytesInMemory);
    }

    /** Takes back all that was told, after it {@link #leaves}. */
    void withdraw() {
        budget.leaves(kind, -leaving);
        budget.use(kind, untoldInMemory - inMemory);
        leaving = 0;
        untoldInMemory = inMemory;
    }
}
