package io.mqttplayground.broker.connection;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.mqttplayground.link.Packets;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.ArrayDeque;
import java.util.Queue;

/** The packets of a client whose turn has not come, counted as long as they wait. */
final class HeldPackets {

    private final Holder holder;
    private final Queue<MqttMessage> packets = new ArrayDeque<>();
    private int bytes;

    HeldPackets(Holder holder) {
        this.holder = holder;
    }

    boolean isEmpty() {
        return packets.isEmpty();
    }

    int bytes() {
        return bytes;
    }

    /** Returns whether there is room for it; it is held all the same. */
    boolean add(MqttMessage packet) {
        packets.add(packet);
        bytes += Packets.cost(packet);
        return holder.take(Kind.ARRIVING, Packets.cost(packet));
    }

    MqttMessage take() {
        MqttMessage packet = packets.remove();
        bytes -= Packets.cost(packet);
        holder.give(Kind.ARRIVING, Packets.cost(packet));
        return packet;
    }
}
