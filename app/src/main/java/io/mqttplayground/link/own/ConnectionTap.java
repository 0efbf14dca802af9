package io.mqttplayground.link.own;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.Wire;
import io.mqttplayground.wire.WireEvent;
import java.util.Optional;

/** Tells the wire what happens on one connection of our own clients. Any thread. */
final class ConnectionTap {

    private final Wire wire;
    private boolean over;
    private boolean hasConnected;
    private boolean graceful;
    private String clientId = "";
    private Optional<String> account = Optional.empty();

    ConnectionTap(Wire wire) {
        this.wire = wire;
    }

    /** Whose connection this is, as its CONNECT says. */
    synchronized void noteConnect(Packet.Connect connect) {
        clientId = connect.clientId();
        account = connect.username();
    }

    /** The client identifier; empty before the CONNECT. */
    synchronized String clientId() {
        return clientId;
    }

    /** Told before the bytes go on, so that no answer is seen before its question. */
    synchronized void passes(Direction way, Packet packet) {
        if (over) {
            return;
        }
        hasConnected |= packet instanceof Packet.Connect;
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

    /** A fault that was set on purpose kept a packet from arriving. */
    synchronized void lost(Direction way, Packet packet, String how) {
        wire.record(
                (number, now) ->
                        new WireEvent.Lost(number, now, clientId, account, way, packet, how));
    }

    /** There is nothing more to read: the broker has closed, or the way to it is cut. */
    synchronized void broken(String reason) {
        ended(graceful ? Optional.empty() : Optional.of(reason));
    }

    /** The client closed its socket. */
    synchronized void closed() {
        ended(Optional.empty());
    }

    private void ended(Optional<String> reason) {
        if (!over && hasConnected) {
            wire.record(
                    (number, now) ->
                            new WireEvent.ConnectionClosed(
                                    number, now, clientId, account, graceful, reason));
        }
        over = true;
    }
}
