package io.mqttplayground.wire.explain;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.ladder.Lanes;

/** Explains what faults that were set on purpose do, and how the protocol repairs it. */
final class FaultExplanation {

    private FaultExplanation() {}

    static PacketExplanation of(WireEvent.Lost lost) {
        String client = PacketExplanation.shown(Lanes.name(lost.clientId()));
        boolean toBroker = lost.direction() == Direction.TO_BROKER;
        String name = lost.packet().name();
        String purpose =
                "A %s from %s did not arrive: %s."
                        .formatted(
                                name,
                                toBroker ? client + " to the broker" : "the broker to " + client,
                                PacketExplanation.shown(lost.how()));
        return new PacketExplanation(purpose, follows(name), sections(name));
    }

    private static String follows(String lost) {
        return switch (lost) {
            case "PUBACK", "PUBREC" ->
                    "The sender of the message must send the PUBLISH again with DUP=1, not on this"
                            + " connection but once the client has reconnected to its session.";
            case "PUBREL", "PUBCOMP" ->
                    "The PUBREL must be sent again once the client has reconnected to its session;"
                            + " the message itself never.";
            case "PUBLISH" ->
                    "At QoS 0 it is gone; at QoS 1 and 2 it must be sent again with DUP=1 once the"
                            + " client has reconnected to its session.";
            case "PINGREQ", "PINGRESP" ->
                    "Whoever hears nothing for too long takes the connection for dead and closes"
                            + " it.";
            default ->
                    "The sender cannot know; it waits for the answer, and may give up and close the"
                            + " connection.";
        };
    }

    private static String sections(String lost) {
        return switch (lost) {
            case "PUBACK", "PUBREC" -> "4.4";
            case "PUBREL", "PUBCOMP" -> "4.4 and 4.3.3";
            case "PUBLISH" -> "4.3 and 4.4";
            case "PINGREQ", "PINGRESP" -> "3.1.2.10";
            default -> "4.2";
        };
    }

    static PacketExplanation of(WireEvent.FaultChanged fault) {
        return new PacketExplanation(
                "This is no packet: a fault on the link of %s was set or taken away (%s)."
                        .formatted(
                                PacketExplanation.shown(Lanes.name(fault.clientId())),
                                PacketExplanation.shown(fault.what())),
                "The protocol must cope with what it breaks; faults lists what is set.",
                "4.2");
    }
}
