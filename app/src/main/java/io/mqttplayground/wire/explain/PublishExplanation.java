package io.mqttplayground.wire.explain;

import io.mqttplayground.wire.Packet;

/**
 * Explains a PUBLISH by its QoS and its flags (section 3.3.1), and the packets that answer it
 * (section 4.3).
 */
final class PublishExplanation {

    private PublishExplanation() {}

    /**
     * @param client what the client is called
     */
    static PacketExplanation of(Packet.Publish publish, boolean toBroker, String client) {
        return new PacketExplanation(
                purpose(publish, toBroker, client), follows(publish, toBroker), sections(publish));
    }

    private static String purpose(Packet.Publish publish, boolean toBroker, String client) {
        String topic = PacketExplanation.shown(publish.topic());
        String deed =
                toBroker
                        ? client + " gives the broker a message for all who subscribe to " + topic
                        : "The broker brings " + client + " a message on " + topic;
        String promise =
                switch (publish.qos()) {
                    case 0 -> ", at most once (QoS 0)";
                    case 1 -> ", at least once (QoS 1)";
                    default -> ", exactly once (QoS 2)";
                };
        return deed + promise + retained(publish, toBroker) + repeated(publish) + ".";
    }

    private static String retained(Packet.Publish publish, boolean toBroker) {
        if (!publish.retain()) {
            return "";
        }
        if (!toBroker) {
            return ", kept from before the subscription (RETAIN=1)";
        }
        return publish.payloadSize() == 0
                ? "; RETAIN=1 with no payload clears what was retained for the topic"
                : "; RETAIN=1 has it kept for those who subscribe later";
    }

    private static String repeated(Packet.Publish publish) {
        if (!publish.dup()) {
            return "";
        }
        return publish.qos() == 1
                ? "; DUP=1 says that it was sent before, so it may arrive twice"
                : "; DUP=1 says that it was sent before, and its identifier keeps it from being"
                        + " taken twice";
    }

    private static String follows(Packet.Publish publish, boolean toBroker) {
        String receiver = toBroker ? "The broker" : "The client";
        int id = publish.packetId();
        return switch (publish.qos()) {
            case 0 ->
                    "Nothing must follow: it is not acknowledged, and lost if the connection breaks"
                            + " now.";
            case 1 ->
                    "%s must answer PUBACK with identifier %d; without it, the message is sent again with DUP=1 once the session is resumed."
                            .formatted(receiver, id);
            default ->
                    "%s must answer PUBREC with identifier %d; PUBREL and PUBCOMP then close the exchange."
                            .formatted(receiver, id);
        };
    }

    private static String sections(Packet.Publish publish) {
        String flow = "4.3." + (publish.qos() + 1);
        String retained = publish.retain() ? "3.3.1.3, " : "";
        return (publish.dup() ? "3.3.1.1, " : "") + retained + "3.3 and " + flow;
    }

    /**
     * @param answer PUBACK, PUBREC, PUBREL or PUBCOMP
     * @param client what the client is called
     */
    static PacketExplanation ofAnswer(Packet answer, boolean toBroker, String client) {
        String sender = toBroker ? client : "The broker";
        String receiver = toBroker ? "The broker" : "The client";
        int id = answer.packetId();
        return switch (answer.type()) {
            case PUBACK ->
                    new PacketExplanation(
                            "%s has the QoS 1 message with identifier %d, which need not be sent again."
                                    .formatted(sender, id),
                            "Nothing must follow: the exchange is over and the identifier is free.",
                            "3.4 and 4.3.2");
            case PUBREC ->
                    new PacketExplanation(
                            "%s has the QoS 2 message with identifier %d and remembers the identifier, so that a repetition is not taken for a new message."
                                    .formatted(sender, id),
                            receiver + " must answer PUBREL, and must not send the PUBLISH again.",
                            "3.5 and 4.3.3");
            case PUBREL ->
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
