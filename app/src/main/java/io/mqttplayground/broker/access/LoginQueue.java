package io.mqttplayground.broker.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Logins that wait to be looked at, and whose turn it is: that of each address in turn, and there
 * that of each user name in turn. So nobody waits behind all that one address asks, nor behind all
 * who guess one password. Addresses that were wrong lately have every fourth turn only, so that
 * many that guess keep nobody waiting. An address that was wrong too often within a second waits
 * until that second is over; to be right costs nothing. One thread at a time.
 */
final class LoginQueue {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final Duration LATELY = Duration.ofSeconds(10);

    /** Which turn is that of an address that was wrong lately. */
    private static final int SUSPECT_TURN = 4;

    private final int mostWrong;
    private final int mostWaiting;

    /** The one whose turn is next comes first. */
    private final Map<String, Address> addresses = new LinkedHashMap<>();

    private int turns;

    /**
     * A login that waits.
     *
     * @param network its address, or the network that counts as one
     * @param answer is told whether it is right
     */
    record Login(
            LoginDesk.Client client,
            String network,
            Turn turn,
            byte[] password,
            Consumer<Boolean> answer) {}

    /**
     * Logins of one address that wait behind each other.
     *
     * @param user the account; empty for all names that no account has
     * @param regular whether they are of clients that have logged in from there before
     */
    record Turn(String user, boolean regular) {}

    private static final class Address {

        final Map<Turn, Queue<Login>> turns = new LinkedHashMap<>();
        final Queue<Instant> wrong = new ArrayDeque<>();
        Instant suspectUntil = Instant.MIN;

        Login next() {
            Turn turn = turns.keySet().iterator().next();
            Queue<Login> waiting = turns.remove(turn);
            Login next = waiting.remove();
            if (!waiting.isEmpty()) {
                turns.put(turn, waiting);
            }
            return next;
        }

        /** A clock that is set back hurts nobody. */
        void forget(Instant now) {
            wrong.removeIf(at -> at.isAfter(now) || !at.plus(SECOND).isAfter(now));
        }

        void wrong(Instant now) {
            wrong.add(now);
            suspectUntil = now.plus(LATELY);
        }

        boolean isSuspect(Instant now) {
            return suspectUntil.isAfter(now) && !suspectUntil.isAfter(now.plus(LATELY));
        }

        boolean isIdle(Instant now) {
            return turns.isEmpty() && wrong.isEmpty() && !isSuspect(now);
        }

        boolean mayBeNext(int mostWrong) {
            return !turns.isEmpty() && wrong.size() < mostWrong;
        }
    }

    /**
     * @param mostWrong so many wrong ones of an address are looked at within any second
     * @param mostWaiting so many may wait for the same turn
     */
    LoginQueue(int mostWrong, int mostWaiting) {
        this.mostWrong = mostWrong;
        this.mostWaiting = mostWaiting;
    }

    /** Returns whether there was room for it. */
    boolean add(Login login) {
        Queue<Login> waiting =
                addresses
                        .computeIfAbsent(login.network(), first -> new Address())
                        .turns
                        .computeIfAbsent(login.turn(), first -> new ArrayDeque<>());
        return waiting.size() < mostWaiting && waiting.add(login);
    }

    /** It is not to be looked at any more. */
    void remove(Login login) {
        Address address = addresses.get(login.network());
        if (address != null) {
            address.turns.computeIfPresent(
                    login.turn(),
                    (turn, waiting) -> waiting.remove(login) && waiting.isEmpty() ? null : waiting);
        }
    }

    /** Takes the one whose turn it is; empty when nobody waits, or all who do have to. */
    Optional<Login> next(Instant now) {
        turns = (turns + 1) % SUSPECT_TURN;
        boolean suspect = turns == 0;
        return next(now, suspect).or(() -> next(now, !suspect));
    }

    private Optional<Login> next(Instant now, boolean suspect) {
        Iterator<Map.Entry<String, Address>> all = addresses.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Address> one = all.next();
            Address address = one.getValue();
            address.forget(now);
            if (address.isIdle(now)) {
                all.remove();
            } else if (address.isSuspect(now) == suspect && address.mayBeNext(mostWrong)) {
                all.remove();
                addresses.put(one.getKey(), address);
                return Optional.of(address.next());
            }
        }
        return Optional.empty();
    }

    /** One that was taken was wrong. */
    void wrong(Login login, Instant now) {
        addresses.computeIfAbsent(login.network(), gone -> new Address()).wrong(now);
    }

    /** Addresses of which anything is remembered. */
    int addresses() {
        return addresses.size();
    }
}
