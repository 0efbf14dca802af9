package io.mqttplayground.bench;

import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPubAckMessage;
import io.netty.handler.codec.mqtt.MqttQoS;

/** The packets that carry nothing but a packet identifier. */
final class Acknowledgement {

    private Acknowledgement() {}

    static MqttMessage puback(int packetId) {
        return new MqttPubAckMessage(
                header(MqttMessageType.PUBACK, MqttQoS.AT_MOST_ONCE),
                MqttMessageIdVariableHeader.from(packetId));
    }

    static MqttMessage pubrec(int packetId) {
        return new MqttMessage(
                header(MqttMessageType.PUBREC, MqttQoS.AT_MOST_ONCE),
                MqttMessageIdVariableHeader.from(packetId));
    }

    /** Its reserved bits are those of QoS 1 [MQTT-3.6.1-1]. */
    static MqttMessage pubrel(int packetId) {
        return new MqttMessage(
                header(MqttMessageType.PUBREL, MqttQoS.AT_LEAST_ONCE),
                MqttMessageIdVariableHeader.from(packetId));
    }

    static MqttMessage pubcomp(int packetId) {
        return new MqttMessage(
                header(MqttMessageType.PUBCOMP, MqttQoS.AT_MOST_ONCE),
                MqttMessageIdVariableHeader.from(packetId));
    }

    private static MqttFixedHeader header(MqttMessageType type, MqttQoS reserved) {
        return new MqttFixedHeader(type, false, reserved, false, 2);
    }
}
