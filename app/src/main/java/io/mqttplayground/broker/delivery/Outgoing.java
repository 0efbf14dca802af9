package io.mqttplayground.broker.delivery;

import io.mqttplayground.link.Packets;
import io.netty.handler.codec.mqtt.MqttMessage;

/** A packet that a session has still to send; made only when there is room for it. */
public interface Outgoing {

    /** Of a packet without payload, in memory. */
    int SMALL = 64;

    MqttMessage packet();

    /** Bytes that it will take on the connection, roughly. */
    long bytes();

    /** A message with the packet identifier that it occupies; DUP=1 when it was sent before. */
    record Numbered(Message message, int packetId, boolean dup) implements Outgoing {

        @Override
        public MqttMessage packet() {
            return message.packet(packetId, dup);
        }

        @Override
        public long bytes() {
            return message.bytes();
        }
    }

    /** PUBREL: the message of that identifier will not be sent again. */
    record Release(int packetId) implements Outgoing {

        @Override
        public MqttMessage packet() {
            return Packets.pubrel(packetId);
        }

        @Override
        public long bytes() {
            return SMALL;
        }
    }
}
