package io.mqttplayground.link;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.PacketType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The faults that are set, and what they mean for a packet. Asked for every packet, changed seldom:
 * asking takes no lock. Any thread.
 */
final class SetFaults {

    private volatile List<LinkFault> set = List.of();

    List<LinkFault> all() {
        return set;
    }

    /** Takes faults away and perhaps sets another; returns those that were taken away. */
    synchronized List<LinkFault> replace(Predicate<LinkFault> old, Optional<LinkFault> by) {
        List<LinkFault> ended = set.stream().filter(old).toList();
        set = Stream.concat(set.stream().filter(old.negate()), by.stream()).toList();
        return ended;
    }

    boolean isAny() {
        return !set.isEmpty();
    }

    boolean isOffline(String clientId) {
        return set.contains(new LinkFault.Offline(clientId));
    }

    /** Whether this packet is to be lost; if so, it counts as lost from now on. */
    boolean takeDrop(String clientId, PacketType packet, Direction direction) {
        Predicate<LinkFault> wanted = drops(clientId, packet, direction);
        if (set.stream().noneMatch(wanted)) {
            return false;
        }
        synchronized (this) {
            boolean found = set.stream().anyMatch(wanted); // perhaps another has just taken it
            set =
                    set.stream()
                            .flatMap(
                                    fault ->
                                            wanted.test(fault)
                                                    ? ((LinkFault.Drop) fault).rest().stream()
                                                    : Stream.of(fault))
                            .toList();
            return found;
        }
    }

    Duration delayOf(String clientId, Direction direction) {
        return set.stream()
                .filter(delays(clientId, direction))
                .map(fault -> ((LinkFault.Delay) fault).by())
                .findFirst()
                .orElse(Duration.ZERO);
    }

    static Predicate<LinkFault> drops(String clientId, PacketType packet, Direction direction) {
        return fault ->
                fault instanceof LinkFault.Drop drop
                        && drop.clientId().equals(clientId)
                        && drop.packet() == packet
                        && drop.direction() == direction;
    }

    static Predicate<LinkFault> delays(String clientId, Direction direction) {
        return fault ->
                fault instanceof LinkFault.Delay delay
                        && delay.clientId().equals(clientId)
                        && delay.direction() == direction;
    }
}
