package io.mqttplayground.wire.explain;

import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketIds;

/** Explains the packets that answer a PUBLISH (section 4.3). */
final class AcknowledgementExplanation {

    private AcknowledgementExplanation() {}

    /**
     * @param packet PUBACK, PUBREC, PUBREL or PUBCOMP
     * @param client what the client is called
     */
    static PacketExplanation of(Packet packet, boolean toBroker, String client) {
        String sender = toBroker ? client : "The broker";
        String receiver = toBroker ? "The broker" : "The client";
        int id = PacketIds.of(packet).orElse(0);
        return switch (packet.name()) {
            case "PUBACK" ->
                    new PacketExplanation(
                            "%s has the QoS 1 message with identifier %d, which need not be sent again."
                                    .formatted(sender, id),
                            "Nothing must follow: the exchange is over and the identifier is free.",
                            "3.4 and 4.3.2");
            case "PUBREC" ->
                    new PacketExplanation(
                            "%s has the QoS 2 message with identifier %d and remembers the identifier, so that a repetition is not taken for a new message."
                                    .formatted(sender, id),
                            receiver + " must answer PUBREL, and must not send the PUBLISH again.",
                            "3.5 and 4.3.3");
            case "PUBREL" ->
                    new PacketExplanation(
                            "%s lets go of identifier %d: no PUBLISH of that message will come any more."
                                    .formatted(sender, id),
                            receiver + " must answer PUBCOMP, and may forget the identifier.",
                            "3.6 and 4.3.3");
            default ->
                    new PacketExplanation(
                            "%s has forgotten identifier %d: the message was passed on exactly once."
                                    .formatted(sender, id),
                            "Nothing must follow: the exchange is over and the identifier is free.",
                            "3.7 and 4.3.3");
        };
    }
}
