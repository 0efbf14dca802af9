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

    private final Expectation expectation;
    private final int most;
    private final List<ClientAct> nearest = new ArrayList<>();
    private Optional<ClientAct> fulfilled = Optional.empty();

    /** Publishes like the one that fulfilled it, and behind it: a refusal means the latest. */
    private int repeated;

    private Optional<ClientAct> early = Optional.empty();
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
        return fulfilled.map(expectation::seen);
    }

    boolean isFulfilledBy(ClientAct act) {
        return distance(act) == 0;
    }

    private int distance(ClientAct act) {
        return expectation.conditions().distance(act);
    }

    /**
     * Takes an act of the kind.
     *
     * @param due whether it can still happen, or happens too early
     * @param elsewhere whether it is right for another expectation, and so no try at this
     */
    void add(ClientAct act, boolean due, boolean elsewhere) {
        if (isFulfilled()) {
            boolean again =
                    act instanceof ClientAct.Publish publish
                            && publish.denied().isEmpty()
                            && isRepetition(publish);
            repeated += again ? 1 : 0;
            return;
        }
        boolean fits = isFulfilledBy(act);
        besideOthers |= !fits;
        if (fits && due) {
            fulfilled = Optional.of(act);
        } else if (fits) {
            early = early.or(() -> Optional.of(act));
        } else if (due && !elsewhere) {
            nearest.add(0, act);
            nearest.sort(Comparator.comparingInt(this::distance));
            nearest.subList(Math.min(most, nearest.size()), nearest.size()).clear();
        }
    }

    /** Takes back a publish that the broker turns out to refuse. */
    void takeBack(ClientAct.Publish refused) {
        nearest.removeIf(refused::isRefusalOf);
        early = early.filter(act -> !refused.isRefusalOf(act));
        if (repeated > 0 && isRepetition(refused)) {
            repeated--;
        } else {
            fulfilled = fulfilled.filter(act -> !refused.isRefusalOf(act));
        }
    }

    private boolean isRepetition(ClientAct.Publish publish) {
        return fulfilled.filter(publish::isRefusalOf).isPresent();
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
                        .filter(act -> early.isEmpty() || distance(act) < Subject.OTHER_TOPIC)
                        .filter(act -> !used.contains(act))
                        .findFirst();
        near.ifPresent(used::add);
        if (near.isEmpty() && early.isPresent()) {
            return expectation.seen(early.get())
                    + ", but too early: the task asks for it later, after the steps before it";
        }
        return near.map(expectation::missed).orElseGet(() -> expectation.open(besideOthers));
    }
}
