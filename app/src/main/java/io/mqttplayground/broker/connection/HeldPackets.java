package io.mqttplayground.broker.connection;

import io.mqttplayground.link.Packets;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.ArrayDeque;
import java.util.Queue;

/** Packets of one client that wait for their turn, and about how much memory they take. */
final class HeldPackets {

    private final Queue<MqttMessage> packets = new ArrayDeque<>();
    private int bytes;

    void add(MqttMessage packet) {
        packets.add(packet);
        bytes += Packets.cost(packet);
    }

    /** The one that has waited longest; null when there is none. */
    MqttMessage poll() {
        MqttMessage packet = packets.poll();
        bytes -= packet == null ? 0 : Packets.cost(packet);
        return packet;
    }

    boolean isEmpty() {
        return packets.isEmpty();
    }

    int bytes() {
        return bytes;
    }
}
