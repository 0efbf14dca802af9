package io.mqttplayground.wire.explain;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.WireEvent;

/** Explains what faults that were set on purpose do, and how the protocol repairs it. */
final class FaultExplanation {

    private FaultExplanation() {}

    static PacketExplanation of(WireEvent.Lost lost, String client) {
        boolean toBroker = lost.direction() == Direction.TO_BROKER;
        String purpose =
                "A %s from %s did not arrive: %s."
                        .formatted(
                                lost.packet().name(),
                                toBroker ? client + " to the broker" : "the broker to " + client,
                                PacketExplanation.shown(lost.how()));
        return switch (lost.packet().type()) {
            case PUBACK, PUBREC ->
                    new PacketExplanation(
                            purpose,
                            "The sender of the message must send the PUBLISH again with DUP=1, not"
                                    + " on this connection but once the client has reconnected to"
                                    + " its session.",
                            "4.4");
            case PUBREL, PUBCOMP ->
                    new PacketExplanation(
                            purpose,
                            "The PUBREL must be sent again once the client has reconnected to its"
                                    + " session; the message itself never.",
                            "4.4 and 4.3.3");
            case PUBLISH ->
                    new PacketExplanation(
                            purpose,
                            "At QoS 0 it is gone; at QoS 1 and 2 it must be sent again with DUP=1"
                                    + " once the client has reconnected to its session.",
                            "4.3 and 4.4");
            case PINGREQ, PINGRESP ->
                    new PacketExplanation(
                            purpose,
                            "Whoever hears nothing for too long takes the connection for dead and"
                                    + " closes it.",
                            "3.1.2.10");
            default ->
                    new PacketExplanation(
                            purpose,
                            "The sender cannot know; it waits for the answer, and may give up and"
                                    + " close the connection.",
                            "4.2");
        };
    }

    static PacketExplanation of(WireEvent.FaultChanged fault, String client) {
        return new PacketExplanation(
                "This is no packet: a fault on the link of %s was set or taken away (%s)."
                        .formatted(client, PacketExplanation.shown(fault.what())),
                "The protocol must cope with what it breaks; faults lists what is set.",
                "4.2");
    }
}
