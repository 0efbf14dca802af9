package io.mqttplayground.link.relay;

import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.Wire;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of the clients that connect through the relay, as far as their packets tell. Has as
 * many entries as there are clients, and those that left a session behind.
 */
final class RelayedSessions implements WireListener {

    private static final int HIGHEST_QOS = 2;

    private static final class Session {
        private Optional<String> account = Optional.empty();
        private boolean connected;
        private boolean clean = true;
        private final Map<String, Integer> granted = new LinkedHashMap<>();
        private final Map<Integer, Packet> asked = new HashMap<>();
    }

    private final String brokerUri;
    private final Wire wire;
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    RelayedSessions(String brokerUri, Wire wire) {
        this.brokerUri = brokerUri;
        this.wire = wire;
    }

    @Override
    public synchronized void on(WireEvent event) {
        if (event instanceof WireEvent.PacketSeen seen) {
            if (seen.packet() instanceof Packet.Publish message) {
                // A broker need not tell a publisher that it refuses [MQTT-3.3.5-2]: taken, as far
                // as can be seen from here.
                wire.accepted(() -> message);
            }
            Session session = sessions.computeIfAbsent(seen.clientId(), id -> new Session());
            session.account = seen.account();
            read(session, seen.packet());
        } else if (event instanceof WireEvent.ConnectionClosed closed) {
            Session session = sessions.get(closed.clientId());
            if (session != null) {
                end(closed.clientId(), session);
            }
        }
    }

    private static void read(Session session, Packet packet) {
        if (packet instanceof Packet.Connect connect) {
            session.clean = connect.cleanSession();
            session.asked.clear();
        } else if (packet instanceof Packet.Connack connack) {
            session.connected = connack.returnCode() == 0;
            if (session.connected && !connack.sessionPresent()) {
                session.granted.clear();
            }
        } else if (packet instanceof Packet.Subscribe subscribe) {
            session.asked.put(subscribe.packetId(), subscribe);
        } else if (packet instanceof Packet.Unsubscribe unsubscribe) {
            session.asked.put(unsubscribe.packetId(), unsubscribe);
        } else if (packet instanceof Packet.Suback suback) {
            grant(session, suback);
        } else if (packet instanceof Packet.Unsuback unsuback
                && session.asked.remove(unsuback.packetId()) instanceof Packet.Unsubscribe asked) {
            asked.filters().forEach(session.granted::remove);
        }
    }

    private static void grant(Session session, Packet.Suback suback) {
        if (session.asked.remove(suback.packetId()) instanceof Packet.Subscribe asked) {
            int answers = Math.min(asked.filters().size(), suback.returnCodes().size());
            for (int i = 0; i < answers; i++) {
                int code = suback.returnCodes().get(i);
                if (code <= HIGHEST_QOS) {
                    session.granted.put(asked.filters().get(i).topicFilter(), code);
                }
            }
        }
    }

    /** A refused client has not touched the session that its identifier may have. */
    private void end(String clientId, Session session) {
        session.connected = false;
        if (session.clean) {
            sessions.remove(clientId);
        }
    }

    /** As they stand now; what waits at the broker is not known and counts as nothing. */
    synchronized List<ClientStatus> all() {
        List<ClientStatus> all = new ArrayList<>();
        sessions.forEach((clientId, session) -> all.add(status(clientId, session)));
        return all;
    }

    private ClientStatus status(String clientId, Session session) {
        List<Packet.Filter> filters = new ArrayList<>();
        session.granted.forEach((filter, qos) -> filters.add(new Packet.Filter(filter, qos)));
        return new ClientStatus(
                clientId,
                session.account,
                session.connected ? Optional.of(brokerUri) : Optional.empty(),
                session.clean,
                filters,
                0,
                0,
                0);
    }
}
