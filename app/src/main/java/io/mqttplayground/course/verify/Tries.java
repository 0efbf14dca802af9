package io.mqttplayground.course.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What clients did about one expectation: the act that fulfilled it, or the nearest of those that
 * missed it.
 */
final class Tries {

    /**
     * An act that counts.
     *
     * @param alike how many publishes like it came behind it: a refusal means the latest
     */
    private record First(ClientAct act, int alike) {

        First with(ClientAct later) {
            boolean again =
                    later instanceof ClientAct.Publish publish
                            && publish.denied().isEmpty()
                            && publish.isLike(act);
            return again ? new First(act, alike + 1) : this;
        }

        /** What is left of it behind a refusal. */
        Optional<First> without(ClientAct.Publish refused) {
            if (!refused.isLike(act)) {
                return Optional.of(this);
            }
            return alike > 0 ? Optional.of(new First(act, alike - 1)) : Optional.empty();
        }
    }

    /** An act that misses it. */
    private record Near(ClientAct act, int distance) {}

    private final Expectation expectation;
    private final int most;
    private final List<Near> nearest = new ArrayList<>();
    private Optional<First> fulfilled = Optional.empty();
    private Optional<First> early = Optional.empty();
    private boolean besideOthers;

    /**
     * @param most how many near ones are kept; others may explain something else
     */
    Tries(Expectation expectation, int most) {
        this.expectation = expectation;
        this.most = most;
    }

    Expectation expectation() {
        return expectation;
    }

    boolean isFulfilled() {
        return fulfilled.isPresent();
    }

    /** What happened of it, if it did. */
    Optional<String> seen() {
        return fulfilled.map(first -> expectation.seen(first.act()));
    }

    boolean isFulfilledBy(ClientAct act) {
        return expectation.conditions().hold(act);
    }

    /**
     * Takes an act of the kind.
     *
     * @param fits whether it fulfils this
     * @param due whether it can still happen, or happens too early
     * @param elsewhere whether it is right for another expectation, and so no try at this
     */
    void add(ClientAct act, boolean fits, boolean due, boolean elsewhere) {
        fulfilled = fulfilled.map(first -> first.with(act));
        early = early.map(first -> first.with(act));
        if (isFulfilled()) {
            return;
        }
        besideOthers |= !fits;
        if (fits && due) {
            fulfilled = Optional.of(new First(act, 0));
        } else if (fits) {
            early = early.or(() -> Optional.of(new First(act, 0)));
        } else if (due && !elsewhere) {
            nearest.add(0, new Near(act, expectation.conditions().distance(act)));
            nearest.sort(Comparator.comparingInt(Near::distance));
            nearest.subList(Math.min(most, nearest.size()), nearest.size()).clear();
        }
    }

    /** Takes back a publish that the broker turns out to refuse. */
    void takeBack(ClientAct.Publish refused) {
        nearest.stream()
                .filter(near -> refused.isLike(near.act()))
                .max(Comparator.comparingLong(near -> near.act().event().number()))
                .ifPresent(nearest::remove);
        early = early.flatMap(first -> first.without(refused));
        fulfilled = fulfilled.flatMap(first -> first.without(refused));
    }

    /** What fulfilled it came before something that has to come first. */
    void comeTooEarly() {
        early = early.or(() -> fulfilled);
        fulfilled = Optional.empty();
    }

    /**
     * What is said of it while it is not fulfilled.
     *
     * @param used acts that explain something else already, to which that is added that explains
     *     this
     */
    String explained(Set<ClientAct> used) {
        Optional<ClientAct> near =
                nearest.stream()
                        .filter(one -> early.isEmpty() || one.distance() < Subject.OTHER_TOPIC)
                        .map(Near::act)
                        .filter(act -> !used.contains(act))
                        .findFirst();
        near.ifPresent(used::add);
        if (near.isEmpty() && early.isPresent()) {
            return expectation.seen(early.get().act())
                    + ", but too early: the task asks for it later, after the steps before it";
        }
        return near.map(expectation::missed).orElseGet(() -> expectation.open(besideOthers));
    }
}
