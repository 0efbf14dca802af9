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
        if (event instanceof WireEvent.PacketSeen seen) {
            String client = shown(Lanes.name(seen.clientId()));
            return of(seen.packet(), seen.direction() == Direction.TO_BROKER, client);
        }
        if (event instanceof WireEvent.Refused refused) {
            return refused(refused);
        }
        if (event instanceof WireEvent.Lost lost) {
            return FaultExplanation.of(lost);
        }
        if (event instanceof WireEvent.FaultChanged fault) {
            return FaultExplanation.of(fault);
        }
        return ConnectExplanation.of((WireEvent.ConnectionClosed) event);
    }

    private static PacketExplanation of(Packet packet, boolean toBroker, String client) {
        if (packet instanceof Packet.Publish publish) {
            return PublishExplanation.of(publish, toBroker, client);
        } else if (packet instanceof Packet.Connect connect) {
            return ConnectExplanation.of(connect, client);
        } else if (packet instanceof Packet.Connack connack) {
            return ConnectExplanation.of(connack, client);
        } else if (packet instanceof Packet.Subscribe subscribe) {
            return SubscriptionExplanation.of(subscribe, client);
        } else if (packet instanceof Packet.Suback suback) {
            return SubscriptionExplanation.of(suback, client);
        } else if (packet instanceof Packet.Unsubscribe unsubscribe) {
            return SubscriptionExplanation.of(unsubscribe, client);
        } else if (packet instanceof Packet.Unsuback) {
            return SubscriptionExplanation.ofUnsuback();
        } else if (packet instanceof Packet.Pingreq) {
            return PingExplanation.ofPingreq(client);
        } else if (packet instanceof Packet.Pingresp) {
            return PingExplanation.ofPingresp();
        } else if (packet instanceof Packet.Disconnect) {
            return ConnectExplanation.ofDisconnect(client);
        }
        return AcknowledgementExplanation.of(packet, toBroker, client);
    }

    private static PacketExplanation refused(WireEvent.Refused refused) {
        String client = shown(Lanes.name(refused.clientId()));
        String name = refused.packet().name();
        String purpose =
                "The broker did not do what a %s of %s asked for: %s."
                        .formatted(name, client, shown(refused.reason()));
        if (refused.packet() instanceof Packet.Publish) {
            return new PacketExplanation(
                    purpose,
                    "MQTT 3.1.1 has no packet that tells the client: at QoS 1 and 2 the message is"
                            + " acknowledged all the same.",
                    "3.3.5");
        }
        if (refused.packet() instanceof Packet.Connect) {
            return new PacketExplanation(
                    purpose,
                    "A CONNACK with a return code other than 0 may follow, then the broker must"
                            + " close the connection.",
                    "3.2.2.3");
        }
        return refused.packet() instanceof Packet.Subscribe
                ? new PacketExplanation(
                        purpose, "The SUBACK must tell it with return code 0x80.", "3.9.3")
                : new PacketExplanation(
                        purpose, "A packet that breaks the rules ends the connection.", "4.8");
    }

    static String shown(String text) {
        return Columns.cut(text, LONGEST_NAME);
    }
}
