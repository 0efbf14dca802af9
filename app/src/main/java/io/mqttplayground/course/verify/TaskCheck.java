package io.mqttplayground.course.verify;

import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Judges one task by what passes at the broker from now on.
 *
 * <p>Takes events on any thread. A refused publish is seen first and refused right after, so the
 * outcome is best asked for from another thread, once a command has ended.
 */
public final class TaskCheck implements WireListener {

    private final Expectations expectations;
    private final Predicate<String> ignoredClients;
    private final Happenings happenings = new Happenings();
    private final Judge judge = new Judge();

    /**
     * @param ignoredClients tells client identifiers that do not count, unless an expectation names
     *     one: the shell's own background roles
     */
    public TaskCheck(Expectations expectations, Predicate<String> ignoredClients) {
        this.expectations = expectations;
        this.ignoredClients = ignoredClients;
    }

    @Override
    public synchronized void on(WireEvent event) {
        boolean named =
                expectations.all().stream()
                        .anyMatch(e -> e.who().clientId().equals(Optional.of(event.clientId())));
        if (named || !ignoredClients.test(event.clientId())) {
            happenings.add(event);
        }
    }

    /** How the task stands now. */
    public synchronized TaskOutcome outcome() {
        List<Happening> all = happenings.all();
        List<String> seen = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        boolean tried = false;
        int from = 0;
        for (Expectation expectation : expectations.all()) {
            int at = firstFit(expectation, all, from);
            if (at >= 0) {
                seen.add(((Verdict.Fits) judge.judge(expectation, all.get(at))).seen());
                from = expectations.inOrder() ? at + 1 : 0;
                continue;
            }
            Optional<Verdict.Misses> nearest = nearest(expectation, all);
            tried |= nearest.isPresent();
            missing.add(explained(expectation, all, nearest));
            if (expectations.inOrder()) {
                break; // What comes after it cannot be judged.
            }
        }
        return missing.isEmpty()
                ? new TaskOutcome.Satisfied(seen)
                : new TaskOutcome.Missing(seen, missing, tried || !seen.isEmpty());
    }

    private Verdict verdict(Expectation expectation, Happening happening) {
        boolean counts =
                expectation.who().clientId().isPresent()
                        || !ignoredClients.test(happening.clientId());
        return counts ? judge.judge(expectation, happening) : new Verdict.Unrelated();
    }

    private int firstFit(Expectation expectation, List<Happening> all, int from) {
        for (int i = from; i < all.size(); i++) {
            if (verdict(expectation, all.get(i)) instanceof Verdict.Fits) {
                return i;
            }
        }
        return -1;
    }

    /** The happening with the fewest differences, and of these the latest. */
    private Optional<Verdict.Misses> nearest(Expectation expectation, List<Happening> all) {
        Verdict.Misses nearest = null;
        for (Happening happening : all) {
            if (verdict(expectation, happening) instanceof Verdict.Misses misses
                    && (nearest == null
                            || misses.differences().size() <= nearest.differences().size())) {
                nearest = misses;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private String explained(
            Expectation expectation, List<Happening> all, Optional<Verdict.Misses> nearest) {
        int early = firstFit(expectation, all, 0);
        if (early >= 0) {
            return ((Verdict.Fits) judge.judge(expectation, all.get(early))).seen()
                    + ", but too early: the task asks for it later, after the steps before it";
        }
        return nearest.map(Verdict.Misses::told).orElseGet(() -> Wanted.told(expectation));
    }
}
