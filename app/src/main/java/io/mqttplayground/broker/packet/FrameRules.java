package io.mqttplayground.broker.packet;

import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.mqtt.MqttMessageType;

/**
 * What the fixed header of a client's packet may say (section 2.2): looked at before the rest of
 * the packet is waited for.
 */
final class FrameRules {

    private static final int PACKET_ID_BYTES = 2;
    private static final int FLAGS = 0x0F;
    private static final int QOS_3 = 0x06;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int LETTERS = 3;

    /** A filter of a few bytes becomes a hundred bytes of objects. */
    private static final int FILTERS_BYTES = 128 * 1024;

    private final int connectBytes;
    private final int packetBytes;

    FrameRules(Limits limits) {
        connectBytes = limits.of(Limit.CONNECT_BYTES);
        packetBytes = limits.of(Limit.PACKET_BYTES);
    }

    /**
     * Looks at the first byte of the first packet, which has to be CONNECT [MQTT-3.1.0-1].
     *
     * @param arrived begins with it
     */
    static void checkFirstPacket(ByteBuf arrived) throws MalformedPacketException {
        int first = arrived.getUnsignedByte(arrived.readerIndex());
        if (isUpperCase(arrived)) {
            throw new MalformedPacketException(
                    "not MQTT: it begins as HTTP does, and this port speaks plain MQTT over TCP");
        }
        if (first == TLS_HANDSHAKE) {
            throw new MalformedPacketException(
                    "not MQTT: it begins as TLS does, and this port speaks plain MQTT over TCP");
        }
        check(first);
        if (type(first) != MqttMessageType.CONNECT) {
            throw new MalformedPacketException(type(first) + " before CONNECT [MQTT-3.1.0-1]");
        }
    }

    /** As a method of HTTP. */
    private static boolean isUpperCase(ByteBuf arrived) {
        int letters = 0;
        while (letters < Math.min(LETTERS, arrived.readableBytes())
                && Character.isUpperCase(arrived.getByte(arrived.readerIndex() + letters))) {
            letters++;
        }
        return letters == LETTERS;
    }

    /** Looks at the first byte: type and flags [MQTT-2.2.2-2]. */
    static void check(int first) throws MalformedPacketException {
        int flags = first & FLAGS;
        switch (first >> 4) {
            case 3 -> {
                if ((flags & QOS_3) == QOS_3) {
                    throw new MalformedPacketException("a PUBLISH with QoS 3 [MQTT-3.3.1-4]");
                }
            }
            case 1, 4, 5, 7, 12, 14 -> checkFlags(first, flags == 0);
            case 6, 8, 10 -> checkFlags(first, flags == 2);
            case 0, 15 ->
                    throw MalformedPacketException.invalid(
                            "packet type %d is reserved (section 2.2.1)".formatted(first >> 4));
            default ->
                    throw new MalformedPacketException(type(first) + " is not for clients to send");
        }
    }

    private static void checkFlags(int first, boolean good) throws MalformedPacketException {
        if (!good) {
            throw MalformedPacketException.invalid(
                    "%s with the flags %d [MQTT-2.2.2-2]".formatted(type(first), first & FLAGS));
        }
    }

    private static MqttMessageType type(int first) {
        return MqttMessageType.valueOf(first >> 4);
    }

    /**
     * Looks at the remaining length.
     *
     * @param first the first byte, which is good
     */
    void check(int first, int remainingLength) throws MalformedPacketException {
        switch (type(first)) {
            case PUBLISH -> checkMost(first, remainingLength, packetBytes);
            case CONNECT -> checkMost(first, remainingLength, connectBytes);
            case SUBSCRIBE, UNSUBSCRIBE ->
                    checkMost(first, remainingLength, Math.min(packetBytes, FILTERS_BYTES));
            case PINGREQ, DISCONNECT -> checkExactly(first, remainingLength, 0);
            default -> checkExactly(first, remainingLength, PACKET_ID_BYTES);
        }
    }

    private static void checkMost(int first, int length, int most) throws MalformedPacketException {
        if (length > most) {
            throw new MalformedPacketException(
                    "a packet of more than %,d bytes: %s".formatted(most, type(first)));
        }
    }

    private static void checkExactly(int first, int length, int right)
            throws MalformedPacketException {
        if (length != right) {
            throw MalformedPacketException.invalid(
                    "%s with a remaining length of %d, not %d"
                            .formatted(type(first), length, right));
        }
    }
}
