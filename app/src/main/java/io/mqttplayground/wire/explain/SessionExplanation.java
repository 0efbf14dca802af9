package io.mqttplayground.wire.explain;

import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.ReturnCodes;
import io.mqttplayground.wire.WireEvent;

/**
 * Explains how a session begins, what it is granted, and its end: CONNECT, CONNACK, SUBACK, close.
 */
final class SessionExplanation {

    private SessionExplanation() {}

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

    static PacketExplanation of(Packet.Suback suback, String client) {
        boolean refused = suback.returnCodes().contains(ReturnCodes.SUBSCRIPTION_REFUSED);
        return new PacketExplanation(
                "The broker tells %s for each filter the highest QoS it grants%s."
                        .formatted(client, refused ? ", and 0x80 for one that it refuses" : ""),
                refused
                        ? "No message follows for a refused filter; the connection stays open."
                        : "Messages that match must follow from now on, at the lower of the QoS"
                                + " granted and the QoS they were published at.",
                "3.9");
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

    static PacketExplanation of(WireEvent.SessionEnded ended, String client) {
        return new PacketExplanation(
                "The broker keeps the session of %s no longer: %s."
                        .formatted(client, PacketExplanation.shown(ended.reason())),
                "Its subscriptions and what waited for it are gone; when the client returns, the"
                        + " CONNACK says that no session is present.",
                "4.1");
    }
}
