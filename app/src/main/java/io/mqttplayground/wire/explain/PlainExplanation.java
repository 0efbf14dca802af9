package io.mqttplayground.wire.explain;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;

/**
 * Explains the packets that say the same whatever they hold. In their words 1 is the client, 2 who
 * sends the packet, 3 who receives it, and 4 its identifier.
 */
enum PlainExplanation {
    PUBACK(
            "%2$s has the QoS 1 message with identifier %4$d, which need not be sent again.",
            "Nothing must follow: the exchange is over and the identifier is free.",
            "3.4 and 4.3.2"),
    PUBREC(
            "%2$s has the QoS 2 message with identifier %4$d and remembers the identifier, so that"
                    + " a repetition is not taken for a new message.",
            "%3$s must answer PUBREL, and must not send the PUBLISH again.", "3.5 and 4.3.3"),
    PUBREL(
            "%2$s lets go of identifier %4$d: no PUBLISH of that message will come any more.",
            "%3$s must answer PUBCOMP, and may forget the identifier.", "3.6 and 4.3.3"),
    PUBCOMP(
            "%2$s has forgotten identifier %4$d: the message was passed on exactly once.",
            "Nothing must follow: the exchange is over and the identifier is free.",
            "3.7 and 4.3.3"),
    SUBSCRIBE(
            "%1$s asks for the messages whose topics match its filters, each at no more than the"
                    + " QoS it names.",
            "The broker must answer with a SUBACK that has identifier %4$d and one return code for"
                    + " each filter; retained messages that match come too.",
            "3.8"),
    UNSUBSCRIBE(
            "%1$s no longer wants what these filters match.",
            "The broker must answer with an UNSUBACK that has identifier %4$d, even where there was"
                    + " no such subscription.",
            "3.10"),
    UNSUBACK(
            "The broker confirms that the subscriptions have ended.",
            "Nothing must follow; messages that were already on their way may still arrive.",
            "3.11"),
    PINGREQ(
            "%1$s had nothing else to send, and shows that it is alive.",
            "The broker must answer PINGRESP, which shows the client that the connection still"
                    + " works.",
            "3.12 and 3.1.2.10"),
    PINGRESP(
            "The broker answers a PINGREQ: it is there, and so is the connection.",
            "Nothing must follow until the keep alive time has almost passed again.",
            "3.13"),
    DISCONNECT(
            "%1$s takes its leave, so that its will is not published.",
            "The client must close the connection and send nothing more; the broker must discard"
                    + " its will.",
            "3.14");

    private final PacketExplanation template;

    PlainExplanation(String purpose, String follows, String sections) {
        this.template = new PacketExplanation(purpose, follows, sections);
    }

    /**
     * @param client what the client is called
     */
    static PacketExplanation of(Packet packet, Direction way, String client) {
        boolean toBroker = way == Direction.TO_BROKER;
        Object[] words = {
            client,
            toBroker ? client : "The broker",
            toBroker ? "The broker" : "The client",
            packet.packetId()
        };
        PacketExplanation template = valueOf(packet.name()).template;
        return new PacketExplanation(
                template.purpose().formatted(words),
                template.follows().formatted(words),
                template.sections());
    }
}
