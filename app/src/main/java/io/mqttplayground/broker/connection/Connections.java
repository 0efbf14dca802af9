package io.mqttplayground.broker.connection;

import io.mqttplayground.broker.budget.Owner;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.link.Peer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All connections of a broker: newcomers, of whom nobody knows yet who they are, and those that
 * have a place. Neither kind can keep the other out, nor can those without a user name keep out an
 * account. Any thread.
 */
public final class Connections {

    /** One in so many places is for accounts only. */
    private static final int FOR_ACCOUNTS = 5;

    /** For one place there are as many newcomers at the most. */
    private static final int NEWCOMERS = 5;

    private static final int LEAST_NEWCOMERS = 10;

    private final int most;
    private final int mostAnonymous;
    private final int mostOfOwner;
    private final int mostNewcomers;
    private final Map<String, Set<Peer>> newcomers = new LinkedHashMap<>();
    private final Map<Peer, Owner> placed = new HashMap<>();
    private final Map<Owner, Integer> places = new HashMap<>();
    private int waiting;
    private int anonymous;

    public Connections(Limits limits) {
        most = limits.of(Limit.CONNECTIONS);
        mostAnonymous = most - most / FOR_ACCOUNTS;
        mostOfOwner = limits.of(Limit.CONNECTIONS_OF_ADDRESS);
        mostNewcomers = Math.max(LEAST_NEWCOMERS, most / NEWCOMERS);
    }

    /** One more, who is nobody yet; it leaves when its connection is closed. */
    void enter(Peer peer) {
        oneTooMany(peer)
                .ifPresent(
                        oldest ->
                                oldest.close(
                                        "let go: more than %,d connections have not logged in"
                                                .formatted(mostNewcomers)));
    }

    /** Of those who are too many, the oldest of the address that has most has to go. */
    private synchronized Optional<Peer> oneTooMany(Peer peer) {
        newcomers.computeIfAbsent(address(peer), first -> new LinkedHashSet<>()).add(peer);
        waiting++;
        if (waiting <= mostNewcomers) {
            return Optional.empty();
        }
        Optional<Peer> oldest =
                newcomers.values().stream()
                        .max(Comparator.comparingInt(Set::size))
                        .map(peers -> peers.iterator().next());
        oldest.ifPresent(this::endWaiting);
        return oldest;
    }

    private static String address(Peer peer) {
        return Owner.network(peer.ip());
    }

    private void endWaiting(Peer peer) {
        Set<Peer> ofAddress = newcomers.get(address(peer));
        if (ofAddress != null && ofAddress.remove(peer)) {
            waiting--;
            if (ofAddress.isEmpty()) {
                newcomers.remove(address(peer));
            }
        }
    }

    /**
     * Gives a place to a client that may log in.
     *
     * @return why there is none; empty when it has one
     */
    synchronized Optional<String> admit(Peer peer) {
        Owner owner = Owner.of(peer.account(), peer.ip());
        Optional<String> full = full(owner);
        if (full.isEmpty()) {
            endWaiting(peer);
            placed.put(peer, owner);
            count(owner, 1);
        }
        return full;
    }

    private Optional<String> full(Owner owner) {
        if (placed.size() >= most) {
            return Optional.of("the broker takes %,d connections, no more".formatted(most));
        }
        if (places.getOrDefault(owner, 0) >= mostOfOwner) {
            return Optional.of(
                    "the broker takes %,d connections of one %s, no more"
                            .formatted(mostOfOwner, owner.isAccount() ? "account" : "address"));
        }
        return owner.isAccount() || anonymous < mostAnonymous
                ? Optional.empty()
                : Optional.of(
                        "the broker takes %,d connections without a user name, no more"
                                .formatted(mostAnonymous));
    }

    private void count(Owner owner, int more) {
        places.merge(owner, more, (before, added) -> before + added == 0 ? null : before + added);
        anonymous += owner.isAccount() ? 0 : more;
    }

    /** Its connection is closed. */
    synchronized void leave(Peer peer) {
        endWaiting(peer);
        Optional.ofNullable(placed.remove(peer)).ifPresent(owner -> count(owner, -1));
    }
}
