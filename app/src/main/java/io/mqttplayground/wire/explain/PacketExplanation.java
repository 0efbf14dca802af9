package io.mqttplayground.wire.explain;

import io.mqttplayground.text.Columns;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.ladder.Lanes;

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
        String client = shown(Lanes.name(event.clientId()));
        return event.answer(
                seen -> of(seen.packet(), seen.direction(), client),
                refused -> refused(refused, client),
                lost -> FaultExplanation.of(lost, client),
                fault -> FaultExplanation.of(fault, client),
                closed -> SessionExplanation.of(closed, client),
                ended -> SessionExplanation.of(ended, client));
    }

    private static PacketExplanation of(Packet packet, Direction way, String client) {
        return switch (packet.type()) {
            case CONNECT -> SessionExplanation.of((Packet.Connect) packet, client);
            case CONNACK -> SessionExplanation.of((Packet.Connack) packet, client);
            case SUBACK -> SessionExplanation.of((Packet.Suback) packet, client);
            case PUBLISH ->
                    PublishExplanation.of(
                            (Packet.Publish) packet, way == Direction.TO_BROKER, client);
            default -> PlainExplanation.of(packet, way, client);
        };
    }

    private static PacketExplanation refused(WireEvent.Refused refused, String client) {
        String purpose =
                "The broker did not do what a %s of %s asked for: %s."
                        .formatted(refused.packet().name(), client, shown(refused.reason()));
        return switch (refused.packet().type()) {
            case PUBLISH ->
                    new PacketExplanation(
                            purpose,
                            "MQTT 3.1.1 has no packet that tells the client: at QoS 1 and 2 the"
                                    + " message is acknowledged all the same.",
                            "3.3.5");
            case CONNECT ->
                    new PacketExplanation(
                            purpose,
                            "A CONNACK with a return code other than 0 may follow, then the broker"
                                    + " must close the connection.",
                            "3.2.2.3");
            case SUBSCRIBE ->
                    new PacketExplanation(
                            purpose, "The SUBACK must tell it with return code 0x80.", "3.9.3");
            default ->
                    new PacketExplanation(
                            purpose, "A packet that breaks the rules ends the connection.", "4.8");
        };
    }

    static String shown(String text) {
        return Columns.cut(text, LONGEST_NAME);
    }
}
