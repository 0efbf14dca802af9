package io.mqttplayground.course.verify;

import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        List<Expectation> open = new ArrayList<>();
        int behind = 0;
        for (Expectation expectation : expectations.all()) {
            int at = firstFit(expectation, all, behind);
            if (at >= 0) {
                seen.add(((Verdict.Fits) judge.judge(expectation, all.get(at))).seen());
                behind = expectations.inOrder() ? at + 1 : 0;
                continue;
            }
            open.add(expectation);
            if (expectations.inOrder()) {
                break; // What comes after it cannot be judged.
            }
        }
        return open.isEmpty() ? new TaskOutcome.Satisfied(seen) : missing(seen, open, all, behind);
    }

    private TaskOutcome missing(
            List<String> seen, List<Expectation> open, List<Happening> all, int behind) {
        List<String> told = new ArrayList<>();
        Set<Happening> tries = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Expectation expectation : open) {
            boolean again = expectations.all().indexOf(expectation) < seen.size();
            told.add(
                    expectations.inOrder() && again
                            ? Wanted.onceMore(expectation)
                            : explained(expectation, all, behind, tries));
        }
        return new TaskOutcome.Missing(seen, told, !tries.isEmpty() || !seen.isEmpty());
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

    /**
     * @param behind where those begin that may still count
     * @param tries what has explained something already, to which the happening is added that
     *     explains this
     */
    private String explained(
            Expectation expectation, List<Happening> all, int behind, Set<Happening> tries) {
        int early = firstFit(expectation, all, 0);
        int farthest = early >= 0 ? Difference.OTHER_TOPIC : Integer.MAX_VALUE;
        Optional<Happening> nearest =
                nearest(expectation, all.subList(behind, all.size()), farthest, tries);
        if (early >= 0 && nearest.isEmpty()) {
            return ((Verdict.Fits) judge.judge(expectation, all.get(early))).seen()
                    + ", but too early: the task asks for it later, after the steps before it";
        }
        nearest.ifPresent(tries::add);
        return nearest.map(happening -> (Verdict.Misses) verdict(expectation, happening))
                .map(Verdict.Misses::told)
                .orElseGet(() -> Wanted.told(expectation, isLikeAny(expectation, all)));
    }

    /**
     * The nearest to it and of these the latest, of what is not something else that is asked.
     *
     * @param farthest the weight from which on it is no try at it
     */
    private Optional<Happening> nearest(
            Expectation expectation, List<Happening> all, int farthest, Set<Happening> tries) {
        Happening nearest = null;
        int weight = farthest - 1;
        for (Happening happening : all) {
            if (verdict(expectation, happening) instanceof Verdict.Misses misses
                    && misses.weight() <= weight
                    && !tries.contains(happening)
                    && !fitsAnother(expectation, happening)) {
                nearest = happening;
                weight = misses.weight();
            }
        }
        return Optional.ofNullable(nearest);
    }

    private boolean fitsAnother(Expectation expectation, Happening happening) {
        return expectations.all().stream()
                .filter(other -> other.getClass() == expectation.getClass())
                .anyMatch(other -> verdict(other, happening) instanceof Verdict.Fits);
    }

    private boolean isLikeAny(Expectation expectation, List<Happening> all) {
        return all.stream().anyMatch(one -> verdict(expectation, one) instanceof Verdict.Misses);
    }
}
