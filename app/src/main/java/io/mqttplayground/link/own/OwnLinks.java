package io.mqttplayground.link.own;

import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.Links;
import io.mqttplayground.wire.Wire;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * The links between our own clients and a broker that stands elsewhere. Their packets are told to a
 * wire, and faults can be set on them.
 */
public final class OwnLinks implements Links {

    private final URI broker;
    private final OwnSessions sessions;
    private final LinkFaults faults;
    private final OwnSockets sockets;

    /**
     * @param uri where the broker is, such as {@code tcp://10.0.0.7:1883}
     */
    public OwnLinks(String uri, Wire wire) {
        this.broker = URI.create(uri);
        this.sessions = new OwnSessions(uri);
        this.faults = new LinkFaults(this, wire);
        this.sockets = new OwnSockets(wire, faults);
        wire.addListener(sessions);
    }

    /** What our clients connect through. */
    public SocketFactory sockets() {
        return sockets;
    }

    public LinkFaults faults() {
        return faults;
    }

    /** Our clients' sessions, as far as their packets tell. */
    public List<ClientStatus> sessions() {
        return sessions.all();
    }

    @Override
    public Optional<ClientStatus> session(String clientId) {
        return sessions().stream().filter(client -> client.clientId().equals(clientId)).findFirst();
    }

    @Override
    public boolean cut(String clientId, String reason) {
        List<OwnSocket> cut = sockets.of(clientId);
        cut.forEach(socket -> socket.cut(reason));
        return !cut.isEmpty();
    }

    @Override
    public Socket connect() throws IOException {
        return sockets.createSocket(broker.getHost(), broker.getPort());
    }

    @Override
    public Optional<String> password(String clientId) {
        return sockets.of(clientId).stream()
                .map(OwnSocket::password)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
