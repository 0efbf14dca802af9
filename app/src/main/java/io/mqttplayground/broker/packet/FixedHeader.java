package io.mqttplayground.broker.packet;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttQoS;

/**
 * The fixed header of the packet that is being read (section 2.2); used for one after the other.
 */
final class FixedHeader {

    /** Of a remaining length, seven bits to a byte (section 2.2.3). */
    private static final int MOST_LENGTH_BYTES = 4;

    private static final int DUP = 8;
    private static final int RETAIN = 1;

    private static final int UNKNOWN = Integer.MAX_VALUE;

    /** By first byte, each made once; the remaining length is nobody's business any more. */
    private static final MqttFixedHeader[] READ = new MqttFixedHeader[256];

    private final FrameRules rules;
    private int first;
    private int remainingLength;
    private int size = UNKNOWN;

    FixedHeader(FrameRules rules) {
        this.rules = rules;
    }

    /** Reads as much of it as has arrived, without moving on; there is a first byte. */
    void read(ByteBuf in) throws MalformedPacketException {
        first = in.getUnsignedByte(in.readerIndex());
        FrameRules.check(first);
        size = UNKNOWN;
        remainingLength = 0;
        for (int i = 1; i <= MOST_LENGTH_BYTES; i++) {
            if (i >= in.readableBytes()) {
                return;
            }
            byte part = in.getByte(in.readerIndex() + i);
            remainingLength |= (part & 0x7F) << 7 * (i - 1);
            if (part >= 0) {
                rules.check(first, remainingLength);
                size = 1 + i + remainingLength;
                return;
            }
        }
        throw MalformedPacketException.invalid(
                "a remaining length of more than 4 bytes (section 2.2.3)");
    }

    /** What it says, but for the remaining length, as Netty's packets have it. */
    MqttFixedHeader read() {
        if (READ[first] == null) {
            READ[first] =
                    new MqttFixedHeader(
                            MqttMessageType.valueOf(first >> 4),
                            (first & DUP) != 0,
                            MqttQoS.valueOf(first >> 1 & 3),
                            (first & RETAIN) != 0,
                            0);
        }
        return READ[first];
    }

    /** Bytes behind the fixed header. */
    int remainingLength() {
        return remainingLength;
    }

    /** Bytes of the whole packet; more than any has while that is not known. */
    int size() {
        return size;
    }

    /** Whether all of it has arrived. */
    boolean isWhole() {
        return size != UNKNOWN;
    }
}
