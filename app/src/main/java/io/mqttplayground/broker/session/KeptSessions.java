package io.mqttplayground.broker.session;

import io.mqttplayground.broker.budget.Owner;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The sessions whose clients are away, and which of them goes when there is no room for all, or
 * when nobody comes back. Whoever keeps most loses the one that was left first; clients without a
 * user name are as one against an account, and among them it is the address that keeps most. One
 * thread at a time.
 */
final class KeptSessions {

    private final Limits limits;
    private final InstantSource time;
    private final BiConsumer<ClientSession, String> discard;

    /** In the order in which their clients went away. */
    private final Map<ClientSession, Away> away = new LinkedHashMap<>();

    private final Map<Owner, Set<ClientSession>> ofOwner = new HashMap<>();

    private record Away(Owner owner, Instant since) {}

    /**
     * @param discard ends a session, which is removed here then, and says why
     */
    KeptSessions(Limits limits, InstantSource time, BiConsumer<ClientSession, String> discard) {
        this.limits = limits;
        this.time = time;
        this.discard = discard;
    }

    /** Its client is away from now on; if that makes too many, one of them goes. */
    void add(ClientSession session) {
        Owner owner = session.holder().owner();
        away.put(session, new Away(owner, time.instant()));
        ofOwner.computeIfAbsent(owner, first -> new LinkedHashSet<>()).add(session);
        int most = limits.of(Limit.KEPT_SESSIONS);
        if (away.size() > most) {
            String why = "the broker keeps %,d sessions, no more".formatted(most);
            discard.accept(leastDue(), why);
        }
    }

    /** Its client is back, or it has ended; nothing happens when it is not here. */
    void remove(ClientSession session) {
        Away was = away.remove(session);
        if (was != null) {
            ofOwner.computeIfPresent(
                    was.owner(), (owner, its) -> its.remove(session) && its.isEmpty() ? null : its);
        }
    }

    private ClientSession leastDue() {
        Optional<Set<ClientSession>> account = mostOf(true);
        Optional<Set<ClientSession>> anonymous = mostOf(false);
        int allAnonymous = allOf(false).mapToInt(Set::size).sum();
        boolean hoards = account.isPresent() && account.get().size() > allAnonymous;
        return oldest((hoards ? account : anonymous).orElseThrow());
    }

    /**
     * Discards others until there is memory for this one: of the same owner, and, for an account,
     * then those without a user name.
     *
     * @return false when there is none, although nothing is left to discard
     */
    boolean makeRoom(ClientSession session) {
        while (!session.takesItsMemory()) {
            Optional<ClientSession> other = inTheWayOf(session.holder().owner());
            if (other.isEmpty()) {
                return false;
            }
            discard.accept(other.get(), "its memory was needed for another session");
        }
        return true;
    }

    private Optional<ClientSession> inTheWayOf(Owner owner) {
        return Optional.ofNullable(ofOwner.get(owner))
                .or(() -> owner.isAccount() ? mostOf(false) : Optional.empty())
                .map(KeptSessions::oldest);
    }

    private Optional<Set<ClientSession>> mostOf(boolean accounts) {
        return allOf(accounts).max(Comparator.comparingInt(Set::size));
    }

    private Stream<Set<ClientSession>> allOf(boolean accounts) {
        return ofOwner.entrySet().stream()
                .filter(its -> its.getKey().isAccount() == accounts)
                .map(Map.Entry::getValue);
    }

    private static ClientSession oldest(Set<ClientSession> its) {
        return its.iterator().next();
    }

    /** Discards those without a user name whose clients have been away for too long. */
    void expire() {
        int seconds = limits.of(Limit.ANONYMOUS_SESSION_SECONDS);
        String why = "it has no user name, and nobody came back within %,d s".formatted(seconds);
        Instant then = time.instant().minusSeconds(seconds);
        anonymousSince(then).forEach(session -> discard.accept(session, why));
    }

    private List<ClientSession> anonymousSince(Instant then) {
        return away.entrySet().stream()
                .filter(kept -> !kept.getValue().owner().isAccount())
                .takeWhile(kept -> !kept.getValue().since().isAfter(then))
                .map(Map.Entry::getKey)
                .toList();
    }
}
