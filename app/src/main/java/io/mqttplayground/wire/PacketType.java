package io.mqttplayground.wire;

import java.util.Optional;
import java.util.stream.Stream;

/** The control packets and the ways that each may travel (MQTT 3.1.1, table 2.1). */
public enum PacketType {
    CONNECT(Direction.TO_BROKER),
    CONNACK(Direction.TO_CLIENT),
    PUBLISH(null),
    PUBACK(null),
    PUBREC(null),
    PUBREL(null),
    PUBCOMP(null),
    SUBSCRIBE(Direction.TO_BROKER),
    SUBACK(Direction.TO_CLIENT),
    UNSUBSCRIBE(Direction.TO_BROKER),
    UNSUBACK(Direction.TO_CLIENT),
    PINGREQ(Direction.TO_BROKER),
    PINGRESP(Direction.TO_CLIENT),
    DISCONNECT(Direction.TO_BROKER);

    private final Direction onlyWay;

    PacketType(Direction onlyWay) {
        this.onlyWay = onlyWay;
    }

    /** The type of that name, in capitals or not; empty for a name that is none. */
    public static Optional<PacketType> named(String name) {
        return Stream.of(values()).filter(type -> type.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The way it travels; empty for a packet that travels both ways. */
    public Optional<Direction> onlyWay() {
        return Optional.ofNullable(onlyWay);
    }

    /** The way it travels between the broker and a client that receives messages. */
    public Direction wayAtSubscriber() {
        return onlyWay().orElse(isSentWithMessage() ? Direction.TO_CLIENT : Direction.TO_BROKER);
    }

    /** The way it travels between the broker and a client that only publishes. */
    public Direction wayAtPublisher() {
        return onlyWay().orElse(isSentWithMessage() ? Direction.TO_BROKER : Direction.TO_CLIENT);
    }

    /** PUBLISH and PUBREL come from whoever sends the message, the others answer (section 4.3). */
    private boolean isSentWithMessage() {
        return this == PUBLISH || this == PUBREL;
    }
}
