package io.mqttplayground.link.own;

import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/** Makes our own clients' ends of links, and knows those that are open. */
final class OwnSockets extends SocketFactory {

    private final Wire wire;
    private final LinkFaults faults;
    private final Set<OwnSocket> open = ConcurrentHashMap.newKeySet();

    OwnSockets(Wire wire, LinkFaults faults) {
        this.wire = wire;
        this.faults = faults;
    }

    /** The open connections of a client; more than one while a take-over is under way. */
    List<OwnSocket> of(String clientId) {
        return open.stream().filter(socket -> socket.clientId().equals(clientId)).toList();
    }

    /**
     * Told at once, so that the end of the old connection is not seen behind the new one's begin.
     */
    private void takeOver(OwnSocket newcomer) {
        of(newcomer.clientId()).stream()
                .filter(other -> other != newcomer)
                .forEach(OwnSocket::takenOver);
    }

    @Override
    public Socket createSocket() {
        OwnSocket socket = new OwnSocket(wire, faults, this::takeOver, open::remove);
        open.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    private Socket connected(InetSocketAddress broker, InetSocketAddress from) throws IOException {
        Socket socket = createSocket();
        try {
            socket.bind(from);
            socket.connect(broker);
            return socket;
        } catch (IOException unreachable) {
            socket.close();
            throw unreachable;
        }
    }
}
