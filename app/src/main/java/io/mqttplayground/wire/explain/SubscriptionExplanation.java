package io.mqttplayground.wire.explain;

import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.ReturnCodes;

/** Explains the packets that begin and end subscriptions. */
final class SubscriptionExplanation {

    private SubscriptionExplanation() {}

    static PacketExplanation of(Packet.Subscribe subscribe, String client) {
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

    static PacketExplanation of(Packet.Unsubscribe unsubscribe, String client) {
        return new PacketExplanation(
                client + " no longer wants what these filters match.",
                "The broker must answer with an UNSUBACK that has identifier "
                        + unsubscribe.packetId()
                        + ", even where there was no such subscription.",
                "3.10");
    }

    static PacketExplanation ofUnsuback() {
        return new PacketExplanation(
                "The broker confirms that the subscriptions have ended.",
                "Nothing must follow; messages that were already on their way may still"
                        + " arrive.",
                "3.11");
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
}
