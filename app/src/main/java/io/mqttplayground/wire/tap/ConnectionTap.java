package io.mqttplayground.wire.tap;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.Wire;
import io.mqttplayground.wire.WireEvent;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells the wire what passes on one connection of our own clients. Only looks on: what it cannot
 * read ends the looking, never the connection. Safe for the threads that read, write and close.
 */
final class ConnectionTap {

    private static final Logger LOG = Logger.getLogger(ConnectionTap.class.getName());

    private final Wire wire;
    private final PacketStream toBroker = new PacketStream();
    private final PacketStream toClient = new PacketStream();
    private boolean over;
    private boolean hasConnected;
    private boolean graceful;
    private String clientId = "";
    private Optional<String> account = Optional.empty();

    ConnectionTap(Wire wire) {
        this.wire = wire;
    }

    /** Told before the bytes go out, so that no answer is seen before its question. */
    synchronized void sends(byte[] bytes, int offset, int length) {
        pass(Direction.TO_BROKER, toBroker, bytes, offset, length);
    }

    synchronized void received(byte[] bytes, int offset, int length) {
        pass(Direction.TO_CLIENT, toClient, bytes, offset, length);
    }

    private void pass(Direction way, PacketStream stream, byte[] bytes, int offset, int length) {
        if (over) {
            return;
        }
        try {
            stream.read(bytes, offset, length).forEach(packet -> record(way, packet));
        } catch (RuntimeException unreadable) {
            LOG.log(
                    Level.WARNING,
                    "the packets of " + clientId + " are no longer shown: not MQTT 3.1.1",
                    unreadable);
            over = true;
        }
    }

    private void record(Direction way, Packet packet) {
        if (packet instanceof Packet.Connect connect) {
            hasConnected = true;
            clientId = connect.clientId();
            account = connect.username();
        }
        graceful |= way == Direction.TO_BROKER && packet instanceof Packet.Disconnect;
        wire.record(
                (number, now) ->
                        new WireEvent.PacketSeen(number, now, clientId, account, way, packet));
        if (packet instanceof Packet.Publish message) {
            // A broker need not tell a publisher that it refuses [MQTT-3.3.5-2]: taken, as far as
            // can be seen from here.
            wire.accepted(() -> message);
        }
    }

    /** There is nothing more to read: the broker has closed, or the way to it is cut. */
    synchronized void lost() {
        closed(graceful ? Optional.empty() : Optional.of("the connection was lost"));
    }

    /** The client closed its socket. */
    synchronized void closed() {
        closed(Optional.empty());
    }

    private void closed(Optional<String> reason) {
        if (!over && hasConnected) {
            wire.record(
                    (number, now) ->
                            new WireEvent.ConnectionClosed(
                                    number, now, clientId, account, graceful, reason));
        }
        over = true;
    }
}
