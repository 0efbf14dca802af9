package io.mqttplayground.broker.delivery;

import io.mqttplayground.link.Packets;
import io.mqttplayground.wire.Packet;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.Optional;

/** A packet that a session has still to send; made only when there is room for it. */
public interface Outgoing {

    /** Of a packet without payload, in memory. */
    int SMALL = 128;

    /** The form that can be lost or delayed by itself. */
    MqttMessage packet();

    /** The form that the wire's events show. */
    Packet shown();

    /** The same as bytes, but for the payload of a {@link Content#isLarge large} message. */
    void encode(ByteBuf out);

    /** Bytes that it will take on the connection, roughly. */
    long bytes();

    /** What it carries, if that is {@link Content#isLarge large}. */
    default Optional<Content> large() {
        return Optional.empty();
    }

    /** A message with the packet identifier that it occupies; DUP=1 when it was sent before. */
    record Numbered(Message message, int packetId, boolean dup) implements Outgoing {

        @Override
        public MqttMessage packet() {
            return message.packet(packetId, dup);
        }

        @Override
        public Packet shown() {
            return message.shown(packetId, dup);
        }

        @Override
        public void encode(ByteBuf out) {
            message.encode(out, packetId, dup);
        }

        @Override
        public long bytes() {
            return message.bytes();
        }

        @Override
        public Optional<Content> large() {
            return message.large();
        }
    }

    /** PUBREL: the message of that identifier will not be sent again. */
    record Release(int packetId) implements Outgoing {

        private static final int PUBREL = 0x6202; // with its remaining length

        @Override
        public MqttMessage packet() {
            return Packets.pubrel(packetId);
        }

        @Override
        public Packet shown() {
            return new Packet.Pubrel(packetId);
        }

        @Override
        public void encode(ByteBuf out) {
            out.writeShort(PUBREL).writeShort(packetId);
        }

        @Override
        public long bytes() {
            return SMALL;
        }
    }
}
