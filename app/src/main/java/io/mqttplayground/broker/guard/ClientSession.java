package io.mqttplayground.broker.guard;

import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.wire.Packet;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What the broker keeps of one client between its packets, and, for a persistent session, between
 * its connections (section 4.1). It belongs to the account that made it.
 */
final class ClientSession {

    private static final int PACKET_IDS = 65_536;

    private final String clientId;
    private final Optional<String> account;
    private final boolean clean;
    private final Rights rights;
    private final OutboundSession outbound;
    private final Backlog backlog;
    private final BitSet received = new BitSet(PACKET_IDS >> 6);
    private final Map<String, Integer> subscriptions = new ConcurrentSkipListMap<>();
    private volatile Optional<Peer> peer = Optional.empty();
    private volatile boolean ending;

    ClientSession(Login login, Rights rights, OutboundSession outbound, Backlog backlog) {
        this.clientId = login.clientId();
        this.account = login.account();
        this.clean = login.cleanSession();
        this.rights = rights;
        this.outbound = outbound;
        this.backlog = backlog;
    }

    String clientId() {
        return clientId;
    }

    /** Empty for anonymous clients, who are as one account. */
    Optional<String> account() {
        return account;
    }

    /** Has it end with its connection, whatever the client asked for. */
    void endWithConnection() {
        ending = true;
    }

    /** As a clean session does [MQTT-3.1.2-6]. */
    boolean endsWithConnection() {
        return clean || ending;
    }

    Rights rights() {
        return rights;
    }

    OutboundSession outbound() {
        return outbound;
    }

    Backlog backlog() {
        return backlog;
    }

    /**
     * Packet identifiers of QoS 2 messages that were received and not yet released (section 4.3.3).
     * Only the connection's own thread looks at them.
     */
    BitSet received() {
        return received;
    }

    /** Granted filters with their granted QoS. */
    Map<String, Integer> subscriptions() {
        return subscriptions;
    }

    void connected(Peer now) {
        peer = Optional.of(now);
    }

    void disconnected() {
        peer = Optional.empty();
    }

    /** The connection, if there is one. */
    Optional<Peer> peer() {
        return peer;
    }

    ClientStatus status() {
        return new ClientStatus(
                clientId,
                account,
                peer.map(Peer::address),
                clean,
                subscriptions.entrySet().stream()
                        .map(granted -> new Packet.Filter(granted.getKey(), granted.getValue()))
                        .toList(),
                outbound.inFlight(),
                outbound.queued(),
                outbound.dropped());
    }
}
