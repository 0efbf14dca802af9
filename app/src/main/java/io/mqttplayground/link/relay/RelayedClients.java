package io.mqttplayground.link.relay;

import io.mqttplayground.link.ClientStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Who is connected through the relay, and whose sessions the broker has or keeps. Has as many
 * entries as there are clients, and those that left a session behind. Any thread.
 */
final class RelayedClients {

    private final Set<RelayedClient> connected = ConcurrentHashMap.newKeySet();
    private final Map<String, RelayedSession> sessions = new ConcurrentSkipListMap<>();

    void add(RelayedClient client) {
        connected.add(client);
    }

    /** More than one while a take-over is under way. */
    List<RelayedClient> named(String clientId) {
        return connected.stream()
                .filter(client -> client.peer().clientId().equals(clientId))
                .toList();
    }

    /** The broker has let the client in, so another with its identifier is out. */
    void admit(RelayedClient client, boolean isSessionPresent) {
        String clientId = client.peer().clientId();
        named(clientId).stream().filter(other -> other != client).forEach(RelayedClient::takenOver);
        RelayedSession earlier = sessions.put(clientId, client.session());
        if (earlier != null && isSessionPresent) {
            client.session().resume(earlier);
        }
        client.session().begin();
    }

    /** Whether the broker ends this connection because of another that it is about to let in. */
    boolean isBeingTakenOver(RelayedClient client) {
        return client.peer().isAdmitted()
                && named(client.peer().clientId()).stream()
                        .anyMatch(other -> !other.peer().isAdmitted());
    }

    /** Its connection is gone; one that was not let in has not touched the session. */
    void remove(RelayedClient client) {
        connected.remove(client);
        if (!client.session().end()) {
            sessions.remove(client.peer().clientId(), client.session());
        }
    }

    /** By client identifier. */
    List<ClientStatus> sessions() {
        return sessions.values().stream().map(RelayedSession::status).toList();
    }
}
