package io.mqttplayground.broker.delivery;

import io.mqttplayground.wire.Packet;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.util.Arrays;

/**
 * An application message, as the broker keeps it and passes it on. The payload is shared by every
 * session it goes to, so nobody may write into it.
 */
public record Message(String topic, byte[] payload, int qos, boolean retain) {

    /** What a message costs in memory besides its topic and payload, roughly. */
    private static final int OVERHEAD = 96;

    public static Message of(MqttPublishMessage packet) {
        return new Message(
                packet.variableHeader().topicName(),
                ByteBufUtil.getBytes(packet.payload()),
                packet.fixedHeader().qosLevel().value(),
                packet.fixedHeader().isRetain());
    }

    /** The same message at another QoS and with another RETAIN flag. */
    public Message as(int otherQos, boolean otherRetain) {
        return new Message(topic, payload, otherQos, otherRetain);
    }

    /** Bytes it occupies while it waits. */
    int cost() {
        return OVERHEAD + topic.length() + payload.length;
    }

    /**
     * The PUBLISH that carries it.
     *
     * @param packetId 0 at QoS 0, which has none
     */
    public MqttPublishMessage packet(int packetId, boolean dup) {
        return new MqttPublishMessage(
                new MqttFixedHeader(MqttMessageType.PUBLISH, dup, MqttQoS.valueOf(qos), retain, 0),
                new MqttPublishVariableHeader(topic, packetId),
                Unpooled.wrappedBuffer(payload));
    }

    /** The form that the wire's events show. */
    public Packet.Publish shown() {
        byte[] kept = Arrays.copyOf(payload, Math.min(payload.length, Packet.Publish.KEPT_BYTES));
        return new Packet.Publish(topic, qos, retain, false, 0, kept, payload.length);
    }
}
