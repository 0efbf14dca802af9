package io.mqttplayground.wire;

import io.mqttplayground.text.Printable;

/**
 * What an event is for, and what must follow.
 *
 * @param purpose a sentence: what it is for
 * @param follows a sentence: what must follow, or that nothing must
 * @param sections of MQTT 3.1.1, such as {@code 3.3 and 4.3.2}
 */
public record PacketExplanation(String purpose, String follows, String sections) {

    private static final int LONGEST_NAME = 80;

    public static PacketExplanation of(WireEvent event) {
        if (event instanceof WireEvent.PacketSeen seen) {
            String client = shown(Lanes.name(seen.clientId()));
            return of(seen.packet(), seen.direction() == Direction.TO_BROKER, client);
        }
        if (event instanceof WireEvent.Refused refused) {
            return refused(refused);
        }
        if (event instanceof WireEvent.Lost lost) {
            return FaultExplanation.of(lost);
        }
        if (event instanceof WireEvent.FaultChanged fault) {
            return FaultExplanation.of(fault);
        }
        return closed((WireEvent.ConnectionClosed) event);
    }

    private static PacketExplanation of(Packet packet, boolean toBroker, String client) {
        if (packet instanceof Packet.Publish publish) {
            return PublishExplanation.of(publish, toBroker, client);
        }
        if (packet instanceof Packet.Connect connect) {
            return connect(connect, client);
        }
        if (packet instanceof Packet.Connack connack) {
            return connack(connack, client);
        }
        if (packet instanceof Packet.Subscribe subscribe) {
            return new PacketExplanation(
                    client
                            + " asks for the messages whose topics match its filters, each at no"
                            + " more than the QoS it names.",
                    "The broker must answer with a SUBACK that has identifier "
                            + subscribe.packetId()
                            + " and one return code for each filter; retained messages that"
                            + " match come too.",
                    "3.8");
        }
        if (packet instanceof Packet.Suback suback) {
            return suback(suback, client);
        }
        if (packet instanceof Packet.Unsubscribe unsubscribe) {
            return new PacketExplanation(
                    client + " no longer wants what these filters match.",
                    "The broker must answer with an UNSUBACK that has identifier "
                            + unsubscribe.packetId()
                            + ", even where there was no such subscription.",
                    "3.10");
        }
        if (packet instanceof Packet.Unsuback) {
            return new PacketExplanation(
                    "The broker confirms that the subscriptions have ended.",
                    "Nothing must follow; messages that were already on their way may still"
                            + " arrive.",
                    "3.11");
        }
        return AcknowledgementExplanation.of(packet, toBroker, client);
    }

    private static PacketExplanation connect(Packet.Connect connect, String client) {
        String session =
                connect.cleanSession()
                        ? "with a clean session: the broker forgets its subscriptions when it goes"
                        : "with a persistent session: its subscriptions, and messages at QoS 1"
                                + " and 2, are kept while it is away";
        String will =
                connect.will().map(last -> ", and a will for " + shown(last.topic())).orElse("");
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

    private static PacketExplanation connack(Packet.Connack connack, String client) {
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

    private static PacketExplanation suback(Packet.Suback suback, String client) {
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

    private static PacketExplanation refused(WireEvent.Refused refused) {
        String client = shown(Lanes.name(refused.clientId()));
        String name = refused.packet().name();
        String purpose =
                "The broker did not do what a %s of %s asked for: %s."
                        .formatted(name, client, shown(refused.reason()));
        if (refused.packet() instanceof Packet.Publish) {
            return new PacketExplanation(
                    purpose,
                    "MQTT 3.1.1 has no packet that tells the client: at QoS 1 and 2 the message is"
                            + " acknowledged all the same.",
                    "3.3.5");
        }
        if (refused.packet() instanceof Packet.Connect) {
            return new PacketExplanation(
                    purpose,
                    "A CONNACK with a return code other than 0 may follow, then the broker must"
                            + " close the connection.",
                    "3.2.2.3");
        }
        return refused.packet() instanceof Packet.Subscribe
                ? new PacketExplanation(
                        purpose, "The SUBACK must tell it with return code 0x80.", "3.9.3")
                : new PacketExplanation(
                        purpose, "A packet that breaks the rules ends the connection.", "4.8");
    }

    private static PacketExplanation closed(WireEvent.ConnectionClosed closed) {
        String client = shown(Lanes.name(closed.clientId()));
        if (closed.graceful()) {
            return new PacketExplanation(
                    "The connection of " + client + " is closed, as it asked for by DISCONNECT.",
                    "Its will, if it left one, must not be published.",
                    "3.14.4");
        }
        String why =
                closed.reason()
                        .map(reason -> " was closed by the broker: " + shown(reason) + ".")
                        .orElse(" is gone without a DISCONNECT.");
        return new PacketExplanation(
                "The connection of " + client + why,
                "If the client was let in and left a will, the broker must publish it now.",
                "3.1.2.5");
    }

    static String shown(String text) {
        return Printable.cut(Printable.of(text), LONGEST_NAME);
    }
}
