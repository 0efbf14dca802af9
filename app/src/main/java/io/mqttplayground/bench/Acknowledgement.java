package io.mqttplayground.bench;

import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttQoS;

/** The packets that carry nothing but a packet identifier. */
final class Acknowledgement {

    private Acknowledgement() {}

    /** A PUBACK, PUBREC, PUBREL or PUBCOMP. */
    static MqttMessage of(MqttMessageType type, int packetId) {
        // The reserved bits of a PUBREL are those of QoS 1 [MQTT-3.6.1-1].
        MqttQoS reserved =
                type == MqttMessageType.PUBREL ? MqttQoS.AT_LEAST_ONCE : MqttQoS.AT_MOST_ONCE;
        return new MqttMessage(
                new MqttFixedHeader(type, false, reserved, false, 2),
                MqttMessageIdVariableHeader.from(packetId));
    }

    static int packetId(MqttMessage acknowledgement) {
        return ((MqttMessageIdVariableHeader) acknowledgement.variableHeader()).messageId();
    }
}
