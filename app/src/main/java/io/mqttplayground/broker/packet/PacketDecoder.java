package io.mqttplayground.broker.packet;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscribePayload;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribePayload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads what a whole packet of a client says, as section 3 lays it out; whether it may say that is
 * the business of others. One for each connection.
 */
final class PacketDecoder {

    /** One for each QoS that can be asked for. */
    private static final List<MqttSubscriptionOption> OPTIONS =
            Stream.of(MqttQoS.AT_MOST_ONCE, MqttQoS.AT_LEAST_ONCE, MqttQoS.EXACTLY_ONCE)
                    .map(MqttSubscriptionOption::onlyFromQos)
                    .toList();

    private final PublishDecoder publish = new PublishDecoder();

    /**
     * Reads a packet and moves on behind it.
     *
     * @param header of the packet, which is whole
     * @throws MalformedPacketException what it says ends before or behind its end
     */
    MqttMessage decode(FixedHeader header, ByteBuf in) throws MalformedPacketException {
        in.skipBytes(header.size() - header.remainingLength());
        return switch (header.read().messageType()) {
            case PUBLISH -> publish.decode(header, in);
            case PINGREQ -> MqttMessage.PINGREQ;
            case DISCONNECT -> MqttMessage.DISCONNECT;
            case CONNECT, SUBSCRIBE, UNSUBSCRIBE ->
                    withFields(header, in.readSlice(header.remainingLength()));
            default -> new MqttMessage(header.read(), packetId(in));
        };
    }

    private static MqttMessage withFields(FixedHeader header, ByteBuf body)
            throws MalformedPacketException {
        try {
            MqttMessage packet =
                    switch (header.read().messageType()) {
                        case CONNECT -> ConnectDecoder.decode(header, body);
                        case SUBSCRIBE -> subscribe(header, body);
                        default -> unsubscribe(header, body);
                    };
            if (body.isReadable()) {
                throw MalformedPacketException.invalid(
                        "%d bytes behind its last field".formatted(body.readableBytes()));
            }
            return packet;
        } catch (IndexOutOfBoundsException cutShort) {
            throw MalformedPacketException.cutShort();
        }
    }

    private static MqttSubscribeMessage subscribe(FixedHeader header, ByteBuf body)
            throws MalformedPacketException {
        MqttMessageIdVariableHeader id = packetId(body);
        List<MqttTopicSubscription> asked = new ArrayList<>();
        while (body.isReadable()) {
            String filter = Fields.text(body);
            int qos = body.readUnsignedByte();
            if (qos >= OPTIONS.size()) {
                throw new MalformedPacketException(
                        "%d is no QoS that can be requested [MQTT-3.8.3-4]".formatted(qos));
            }
            asked.add(new MqttTopicSubscription(filter, OPTIONS.get(qos)));
        }
        return new MqttSubscribeMessage(header.read(), id, new MqttSubscribePayload(asked));
    }

    private static MqttUnsubscribeMessage unsubscribe(FixedHeader header, ByteBuf body)
            throws MalformedPacketException {
        MqttMessageIdVariableHeader id = packetId(body);
        List<String> filters = new ArrayList<>();
        while (body.isReadable()) {
            filters.add(Fields.text(body));
        }
        return new MqttUnsubscribeMessage(header.read(), id, new MqttUnsubscribePayload(filters));
    }

    private static MqttMessageIdVariableHeader packetId(ByteBuf in)
            throws MalformedPacketException {
        return MqttMessageIdVariableHeader.from(Fields.packetId(in.readUnsignedShort()));
    }
}
