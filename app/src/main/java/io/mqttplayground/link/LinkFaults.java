package io.mqttplayground.link;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.PacketType;
import io.mqttplayground.wire.Wire;
import io.mqttplayground.wire.WireEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The faults that are set on the links of one broker. Each touches the client it names and no
 * other, and lasts until it is taken away or used up. Any thread.
 */
public final class LinkFaults {

    /** What became of a packet that {@link #takeDrop} took, for a reader of the wire. */
    public static final String LOST = "lost on purpose (drop)";

    /** Why a connection is closed while {@link #isOffline}, for a reader of the wire. */
    public static final String OFFLINE = "offline on purpose";

    /** Is told when a fault was set or taken away. */
    public interface Watcher {
        void faultsChanged();
    }

    private final Links links;
    private final Wire wire;
    private final Duplicates duplicates = new Duplicates();
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final SetFaults set = new SetFaults();

    public LinkFaults(Links links, Wire wire) {
        this.links = links;
        this.wire = wire;
    }

    /**
     * Cuts the client's connection, once: its will is published [MQTT-3.1.2-8].
     *
     * @return whether it was connected
     */
    public boolean kill(String clientId) {
        return links.cut(clientId, "cut on purpose (kill)");
    }

    /**
     * Cuts the client's connection, and closes each that it tries, without a CONNACK, as if there
     * were no network.
     *
     * @return whether it was connected
     */
    public boolean offline(String clientId) {
        LinkFault offline = new LinkFault.Offline(clientId);
        replace(offline::equals, Optional.of(offline));
        return links.cut(clientId, "cut on purpose (offline)");
    }

    /**
     * Lets the client in again.
     *
     * @return whether it was offline on purpose
     */
    public boolean online(String clientId) {
        return !replace(new LinkFault.Offline(clientId)::equals, Optional.empty()).isEmpty();
    }

    /**
     * Loses the next packets of a type in that direction; takes the place of what was said before.
     *
     * @param count how many, at least 1
     */
    public void drop(String clientId, PacketType packet, Direction direction, int count) {
        replace(
                SetFaults.drops(clientId, packet, direction),
                Optional.of(new LinkFault.Drop(clientId, packet, direction, count)));
    }

    /**
     * Holds back each packet in that direction for so long; what is held back now goes on at once.
     *
     * @param by zero for no longer
     */
    public void delay(String clientId, Direction direction, Duration by) {
        replace(
                SetFaults.delays(clientId, direction),
                by.isZero()
                        ? Optional.empty()
                        : Optional.of(new LinkFault.Delay(clientId, direction, by)));
    }

    /**
     * Connects a second client with the same identifier, which takes over the session
     * [MQTT-3.1.4-2] and acknowledges nothing. It stays until the first returns.
     *
     * @throws IOException when the first is not connected, or the broker does not let it in
     */
    public void duplicate(String clientId) throws IOException {
        ClientStatus first =
                links.session(clientId)
                        .filter(session -> session.address().isPresent())
                        .orElseThrow(() -> new IOException(clientId + " is not connected"));
        duplicates.end(clientId);
        duplicates.add(first, links);
    }

    /** What is set now. */
    public List<LinkFault> all() {
        return Stream.concat(set.all().stream(), duplicates.all().stream()).toList();
    }

    /** Takes every fault away; returns what there was. */
    public List<LinkFault> clear() {
        return clear(fault -> true);
    }

    /** Takes the faults of one client away; returns what there was. */
    public List<LinkFault> clear(String clientId) {
        return clear(fault -> fault.clientId().equals(clientId));
    }

    private List<LinkFault> clear(Predicate<LinkFault> meant) {
        List<LinkFault> ended = all().stream().filter(meant).toList();
        replace(meant, Optional.empty());
        ended.stream()
                .filter(LinkFault.Duplicate.class::isInstance)
                .forEach(fault -> duplicates.end(fault.clientId()));
        return ended;
    }

    /** Returns what was taken away. */
    private List<LinkFault> replace(Predicate<LinkFault> old, Optional<LinkFault> by) {
        List<LinkFault> ended = set.replace(old, by);
        if (by.isEmpty()) {
            ended.forEach(fault -> note(fault.clientId(), "ended: " + fault.text()));
        }
        by.ifPresent(fault -> note(fault.clientId(), fault.text()));
        watchers.forEach(Watcher::faultsChanged);
        return ended;
    }

    private void note(String clientId, String what) {
        Optional<String> account = links.session(clientId).flatMap(ClientStatus::account);
        wire.record(clientId, account, header -> new WireEvent.FaultChanged(header, what));
    }

    /** Whether any packet of any client may be touched; one look at memory. */
    public boolean isAny() {
        return set.isAny();
    }

    /** Whether the client's connections are to be closed. */
    public boolean isOffline(String clientId) {
        return set.isOffline(clientId);
    }

    /** Whether this packet is to be lost; if so, it counts as lost from now on. */
    public boolean takeDrop(String clientId, PacketType packet, Direction direction) {
        return set.takeDrop(clientId, packet, direction);
    }

    /** How long each of the client's packets in that direction is held back. */
    public Duration delayOf(String clientId, Direction direction) {
        return set.delayOf(clientId, direction);
    }

    /** Whether this is a second client that {@link #duplicate} is about to connect. */
    public boolean vouchesFor(String clientId, byte[] password) {
        return duplicates.vouchFor(clientId, password);
    }

    /** Tells the watcher of every change from now on. */
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    public void unwatch(Watcher watcher) {
        watchers.remove(watcher);
    }
}
