package io.mqttplayground.wire.explain;

import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.ReturnCodes;
import io.mqttplayground.wire.WireEvent;

/**
 * Explains how a connection begins, is kept alive (section 3.1.2.10) and ends: CONNECT, CONNACK,
 * PINGREQ, PINGRESP, DISCONNECT, close.
 */
final class ConnectExplanation {

    private ConnectExplanation() {}

    static PacketExplanation of(Packet.Connect connect, String client) {
        String session =
                connect.cleanSession()
                        ? "with a clean session: the broker forgets its subscriptions when it goes"
                        : "with a persistent session: its subscriptions, and messages at QoS 1"
                                + " and 2, are kept while it is away";
        String will =
                connect.will()
                        .map(last -> ", and a will for " + PacketExplanation.shown(last.topic()))
                        .orElse("");
        String alive =
                connect.keepAliveSeconds() == 0
                        ? "; it may then be silent for any time (keep alive 0)."
                        : "; after that, a client that is silent for one and a half times its keep"
                                + " alive of %d s is taken for dead."
                                        .formatted(connect.keepAliveSeconds());
        return new PacketExplanation(
                client + " opens its session " + session + will + ".",
                "The broker must answer with a CONNACK" + alive,
                "3.1");
    }

    static PacketExplanation of(Packet.Connack connack, String client) {
        if (connack.returnCode() != 0) {
            return new PacketExplanation(
                    "The broker refuses %s: return code %d, %s."
                            .formatted(
                                    client,
                                    connack.returnCode(),
                                    ReturnCodes.ofConnack(connack.returnCode())),
                    "The broker must close the connection; the client may try again with what was"
                            + " wrong put right.",
                    "3.2.2.3");
        }
        return connack.sessionPresent()
                ? new PacketExplanation(
                        "The broker lets %s in and still has its session (session present = 1)."
                                .formatted(client),
                        "Messages that waited or were not acknowledged must be sent now; the client"
                                + " need not subscribe again.",
                        "3.2.2.2")
                : new PacketExplanation(
                        "The broker lets %s in and starts a new session (session present = 0)."
                                .formatted(client),
                        "Nothing must follow; the client subscribes and publishes as it likes.",
                        "3.2");
    }

    static PacketExplanation ofPingreq(String client) {
        return new PacketExplanation(
                client + " had nothing else to send, and shows that it is alive.",
                "The broker must answer PINGRESP, which shows the client that the connection still"
                        + " works.",
                "3.12 and 3.1.2.10");
    }

    static PacketExplanation ofPingresp() {
        return new PacketExplanation(
                "The broker answers a PINGREQ: it is there, and so is the connection.",
                "Nothing must follow until the keep alive time has almost passed again.",
                "3.13");
    }

    static PacketExplanation ofDisconnect(String client) {
        return new PacketExplanation(
                client + " takes its leave, so that its will is not published.",
                "The client must close the connection and send nothing more; the broker must"
                        + " discard its will.",
                "3.14");
    }

    static PacketExplanation of(WireEvent.ConnectionClosed closed, String client) {
        if (closed.graceful()) {
            return new PacketExplanation(
                    "The connection of " + client + " is closed, as it asked for by DISCONNECT.",
                    "Its will, if it left one, must not be published.",
                    "3.14.4");
        }
        String why =
                closed.reason()
                        .map(
                                reason ->
                                        " was closed by the broker: "
                                                + PacketExplanation.shown(reason)
                                                + ".")
                        .orElse(" is gone without a DISCONNECT.");
        return new PacketExplanation(
                "The connection of " + client + why,
                "If the client was let in and left a will, the broker must publish it now.",
                "3.1.2.5");
    }
}
