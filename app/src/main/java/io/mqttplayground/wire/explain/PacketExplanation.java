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
                seen -> of(seen.packet(), seen.direction() == Direction.TO_BROKER, client),
                refused -> refused(refused, client),
                lost -> FaultExplanation.of(lost, client),
                fault -> FaultExplanation.of(fault, client),
                closed -> ConnectExplanation.of(closed, client));
    }

    private static PacketExplanation of(Packet packet, boolean toBroker, String client) {
        return switch (packet.type()) {
            case CONNECT -> ConnectExplanation.of((Packet.Connect) packet, client);
            case CONNACK -> ConnectExplanation.of((Packet.Connack) packet, client);
            case PUBLISH -> PublishExplanation.of((Packet.Publish) packet, toBroker, client);
            case PUBACK, PUBREC, PUBREL, PUBCOMP ->
                    PublishExplanation.ofAnswer(packet, toBroker, client);
            case SUBSCRIBE -> SubscriptionExplanation.of((Packet.Subscribe) packet, client);
            case SUBACK -> SubscriptionExplanation.of((Packet.Suback) packet, client);
            case UNSUBSCRIBE -> SubscriptionExplanation.of((Packet.Unsubscribe) packet, client);
            case UNSUBACK -> SubscriptionExplanation.ofUnsuback();
            case PINGREQ -> ConnectExplanation.ofPingreq(client);
            case PINGRESP -> ConnectExplanation.ofPingresp();
            case DISCONNECT -> ConnectExplanation.ofDisconnect(client);
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
