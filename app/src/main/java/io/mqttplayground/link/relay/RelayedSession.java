package io.mqttplayground.link.relay;

import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.link.Peer;
import io.mqttplayground.wire.Packet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session at a broker elsewhere, as far as the packets of its connection tell. Any thread. */
final class RelayedSession {

    private static final int HIGHEST_QOS = 2;

    private final Peer peer;
    private final Map<String, Integer> granted = new LinkedHashMap<>();
    private final Map<Integer, Packet> asked = new HashMap<>();
    private boolean clean;
    private boolean connected;

    RelayedSession(Peer peer) {
        this.peer = peer;
    }

    synchronized void read(Packet packet) {
        if (packet instanceof Packet.Connect connect) {
            clean = connect.cleanSession();
        } else if (packet instanceof Packet.Subscribe subscribe) {
            asked.put(subscribe.packetId(), subscribe);
        } else if (packet instanceof Packet.Unsubscribe unsubscribe) {
            asked.put(unsubscribe.packetId(), unsubscribe);
        } else if (packet instanceof Packet.Suback suback
                && asked.remove(suback.packetId()) instanceof Packet.Subscribe subscribe) {
            grant(subscribe.filters(), suback.returnCodes());
        } else if (packet instanceof Packet.Unsuback unsuback
                && asked.remove(unsuback.packetId()) instanceof Packet.Unsubscribe unsubscribe) {
            unsubscribe.filters().forEach(granted::remove);
        }
    }

    private void grant(List<Packet.Filter> filters, List<Integer> codes) {
        for (int i = 0; i < Math.min(filters.size(), codes.size()); i++) {
            if (codes.get(i) <= HIGHEST_QOS) {
                granted.put(filters.get(i).topicFilter(), codes.get(i));
            }
        }
    }

    /** The broker has let the client in. */
    synchronized void begin() {
        connected = true;
    }

    /** The broker still had the session of an earlier connection. */
    synchronized void resume(RelayedSession earlier) {
        granted.putAll(earlier.granted());
    }

    private synchronized Map<String, Integer> granted() {
        return new LinkedHashMap<>(granted);
    }

    /** Returns whether the session is kept. */
    synchronized boolean end() {
        connected = false;
        return !clean;
    }

    /** What waits at the broker is not known and counts as nothing. */
    synchronized ClientStatus status() {
        List<Packet.Filter> filters = new ArrayList<>();
        granted.forEach((filter, qos) -> filters.add(new Packet.Filter(filter, qos)));
        return new ClientStatus(
                peer.clientId(),
                peer.account(),
                connected ? Optional.of(peer.address()) : Optional.empty(),
                clean,
                filters,
                0,
                0,
                0);
    }
}
