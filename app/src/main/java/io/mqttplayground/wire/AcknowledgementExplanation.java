package io.mqttplayground.wire;

/** Explains the packets that answer a PUBLISH, and those that keep or end a connection. */
final class AcknowledgementExplanation {

    private AcknowledgementExplanation() {}

    /**
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
            case "PUBCOMP" ->
                    new PacketExplanation(
                            "%s has forgotten identifier %d: the message was passed on exactly once."
                                    .formatted(sender, id),
                            "Nothing must follow: the exchange is over and the identifier is free.",
                            "3.7 and 4.3.3");
            case "PINGREQ" ->
                    new PacketExplanation(
                            client + " had nothing else to send, and shows that it is alive.",
                            "The broker must answer PINGRESP, which shows the client that the"
                                    + " connection still works.",
                            "3.12 and 3.1.2.10");
            case "PINGRESP" ->
                    new PacketExplanation(
                            "The broker answers a PINGREQ: it is there, and so is the connection.",
                            "Nothing must follow until the keep alive time has almost passed"
                                    + " again.",
                            "3.13");
            default ->
                    new PacketExplanation(
                            client + " takes its leave, so that its will is not published.",
                            "The client must close the connection and send nothing more; the"
                                    + " broker must discard its will.",
                            "3.14");
        };
    }
}
