package io.mqttplayground.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.Arrays;
import java.util.Optional;

/** Reads a decoded packet of Netty's into the immutable form that the wire keeps. */
public final class PacketReader {

    private PacketReader() {}

    /** Empty for a packet that MQTT 3.1.1 does not know. */
    public static Optional<Packet> read(MqttMessage message) {
        return Optional.ofNullable(
                switch (message.fixedHeader().messageType()) {
                    case CONNECT -> connect((MqttConnectMessage) message);
                    case CONNACK -> connack((MqttConnAckMessage) message);
                    case PUBLISH -> publish((MqttPublishMessage) message);
                    case PUBACK -> new Packet.Puback(packetId(message));
                    case PUBREC -> new Packet.Pubrec(packetId(message));
                    case PUBREL -> new Packet.Pubrel(packetId(message));
                    case PUBCOMP -> new Packet.Pubcomp(packetId(message));
                    case SUBSCRIBE -> subscribe((MqttSubscribeMessage) message);
                    case SUBACK -> suback((MqttSubAckMessage) message);
                    case UNSUBSCRIBE -> unsubscribe((MqttUnsubscribeMessage) message);
                    case UNSUBACK -> new Packet.Unsuback(packetId(message));
                    case PINGREQ -> new Packet.Pingreq();
                    case PINGRESP -> new Packet.Pingresp();
                    case DISCONNECT -> new Packet.Disconnect();
                    case AUTH -> null;
                });
    }

    private static int packetId(MqttMessage message) {
        return ((MqttMessageIdVariableHeader) message.variableHeader()).messageId();
    }

    private static Packet connect(MqttConnectMessage message) {
        MqttConnectVariableHeader header = message.variableHeader();
        MqttConnectPayload payload = message.payload();
        return new Packet.Connect(
                payload.clientIdentifier(),
                Optional.ofNullable(payload.userName()),
                header.isCleanSession(),
                header.keepAliveTimeSeconds(),
                header.isWillFlag() ? Optional.of(will(header, payload)) : Optional.empty());
    }

    private static Packet.Publish will(
            MqttConnectVariableHeader header, MqttConnectPayload payload) {
        byte[] message = payload.willMessageInBytes();
        byte[] kept = Arrays.copyOf(message, Math.min(message.length, Packet.Publish.KEPT_BYTES));
        boolean retain = header.isWillRetain();
        return new Packet.Publish(
                payload.willTopic(), header.willQos(), retain, false, 0, kept, message.length);
    }

    private static Packet connack(MqttConnAckMessage message) {
        return new Packet.Connack(
                message.variableHeader().connectReturnCode().byteValue(),
                message.variableHeader().isSessionPresent());
    }

    private static Packet publish(MqttPublishMessage message) {
        ByteBuf payload = message.payload();
        int size = payload.readableBytes();
        return new Packet.Publish(
                message.variableHeader().topicName(),
                message.fixedHeader().qosLevel().value(),
                message.fixedHeader().isRetain(),
                message.fixedHeader().isDup(),
                Math.max(0, message.variableHeader().packetId()),
                kept(payload),
                size);
    }

    /** Nobody writes into a payload, so a small one of its own need not be copied. */
    private static byte[] kept(ByteBuf payload) {
        int size = payload.readableBytes();
        boolean isOwn = payload.hasArray() && payload.array().length == size;
        return isOwn && size <= Packet.Publish.KEPT_BYTES
                ? payload.array()
                : ByteBufUtil.getBytes(
                        payload, payload.readerIndex(), Math.min(size, Packet.Publish.KEPT_BYTES));
    }

    private static Packet subscribe(MqttSubscribeMessage message) {
        return new Packet.Subscribe(
                packetId(message),
                message.payload().topicSubscriptions().stream().map(PacketReader::filter).toList());
    }

    private static Packet.Filter filter(MqttTopicSubscription asked) {
        return new Packet.Filter(asked.topicFilter(), asked.qualityOfService().value());
    }

    private static Packet suback(MqttSubAckMessage message) {
        return new Packet.Suback(packetId(message), message.payload().reasonCodes());
    }

    private static Packet unsubscribe(MqttUnsubscribeMessage message) {
        return new Packet.Unsubscribe(packetId(message), message.payload().topics());
    }
}
