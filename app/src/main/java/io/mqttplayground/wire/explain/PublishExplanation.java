package io.mqttplayground.wire.explain;

import io.mqttplayground.wire.Packet;

/** Explains a PUBLISH by its QoS (section 4.3) and its flags (section 3.3.1). */
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
}
