package io.mqttplayground.course.verify;

import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Judges one task by what passes at the broker from now on. Each event is looked at once, and what
 * has been fulfilled stays so, whatever else passes.
 *
 * <p>Takes events on any thread. A refused publish is seen first and refused right after, so the
 * outcome is best asked for from another thread, once a command has ended.
 */
public final class TaskCheck implements WireListener {

    private final boolean inOrder;
    private final Predicate<String> ignoredClients;
    private final ClientActs acts = new ClientActs();
    private final List<Tries> all;

    /**
     * @param ignoredClients tells client identifiers that do not count, unless an expectation names
     *     one: the shell's own background roles
     */
    public TaskCheck(Expectations expectations, Predicate<String> ignoredClients) {
        this.inOrder = expectations.inOrder();
        this.ignoredClients = ignoredClients;
        // One for each expectation that it may explain, and one that may yet be refused.
        int kept = expectations.all().size() + 1;
        this.all = expectations.all().stream().map(one -> new Tries(one, kept)).toList();
    }

    @Override
    public synchronized void on(WireEvent event) {
        if (!ignoredClients.test(event.clientId())
                || all.stream().anyMatch(one -> one.expectation().names(event.clientId()))) {
            acts.read(event).forEach(this::look);
        }
    }

    private void look(ClientAct act) {
        if (act instanceof ClientAct.Publish publish
                && publish.denied().isPresent()
                && !acts.isAway(act.clientId())) {
            takeBack(publish);
        }
        List<Tries> concerned =
                all.stream().filter(one -> concerns(one.expectation(), act)).toList();
        List<Tries> right = concerned.stream().filter(one -> one.isFulfilledBy(act)).toList();
        Optional<Tries> next = open().findFirst();
        for (Tries one : concerned) {
            boolean due = !inOrder || next.filter(one::equals).isPresent();
            boolean elsewhere =
                    right.stream()
                            .map(other -> other.expectation().kind())
                            .anyMatch(one.expectation().kind()::isLike);
            one.add(act, right.contains(one), due, elsewhere);
        }
    }

    private boolean concerns(Expectation expectation, ClientAct act) {
        return expectation.kind().concerns(act)
                && (expectation.namesAClient() || !ignoredClients.test(act.clientId()));
    }

    /**
     * What it fulfilled has not happened, nor what had to come after it. What is refused of a
     * client that is away is its will, or was to be kept for it: none of what it sent.
     */
    private void takeBack(ClientAct.Publish refused) {
        boolean tooEarly = false;
        for (Tries one : all) {
            boolean was = one.isFulfilled();
            one.takeBack(refused);
            if (tooEarly) {
                one.comeTooEarly();
            }
            tooEarly |= inOrder && was && !one.isFulfilled();
        }
    }

    private Stream<Tries> open() {
        return all.stream().filter(one -> !one.isFulfilled());
    }

    /** How the task stands now. */
    public synchronized TaskOutcome outcome() {
        List<String> seen = all.stream().flatMap(one -> one.seen().stream()).toList();
        // What comes after a step that is open cannot be judged.
        List<Tries> open = open().limit(inOrder ? 1 : all.size()).toList();
        if (open.isEmpty()) {
            return new TaskOutcome.Satisfied(seen);
        }
        Set<ClientAct> used = Collections.newSetFromMap(new IdentityHashMap<>());
        List<String> missing = open.stream().map(one -> missing(one, used)).toList();
        return new TaskOutcome.Missing(seen, missing, !used.isEmpty() || !seen.isEmpty());
    }

    private String missing(Tries open, Set<ClientAct> used) {
        boolean again =
                inOrder
                        && all.stream()
                                .filter(Tries::isFulfilled)
                                .anyMatch(one -> one.expectation().equals(open.expectation()));
        return again ? open.expectation().onceMore() : open.explained(used);
    }
}
