package io.mqttplayground.broker.connection;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.util.ArrayDeque;
import java.util.Queue;

/** Packets of one client that wait for their turn, and about how much memory they take. */
final class HeldPackets {

    private static final int PACKET_BYTES = 64;

    private final Queue<MqttMessage> packets = new ArrayDeque<>();
    private int bytes;

    void add(MqttMessage packet) {
        packets.add(packet);
        bytes += size(packet);
    }

    /** The one that has waited longest; null when there is none. */
    MqttMessage poll() {
        MqttMessage packet = packets.poll();
        bytes -= packet == null ? 0 : size(packet);
        return packet;
    }

    boolean isEmpty() {
        return packets.isEmpty();
    }

    int bytes() {
        return bytes;
    }

    private static int size(MqttMessage packet) {
        return PACKET_BYTES
                + (packet instanceof MqttPublishMessage publish
                        ? publish.payload().readableBytes()
                        : 0);
    }
}
