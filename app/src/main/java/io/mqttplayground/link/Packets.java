package io.mqttplayground.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The packets that the guards send in the broker's name. */
public final class Packets {

    private static final int CONNACK = 0x20;
    private static final int REFUSAL_BYTES = 4;
    private static final int OVERHEAD = 96;

    private Packets() {}

    public static MqttMessage puback(int packetId) {
        return numbered(MqttMessageType.PUBACK, MqttQoS.AT_MOST_ONCE, packetId);
    }

    public static MqttMessage pubrec(int packetId) {
        return numbered(MqttMessageType.PUBREC, MqttQoS.AT_MOST_ONCE, packetId);
    }

    /** Its fixed header has the bits of QoS 1 [MQTT-3.6.1-1]. */
    public static MqttMessage pubrel(int packetId) {
        return numbered(MqttMessageType.PUBREL, MqttQoS.AT_LEAST_ONCE, packetId);
    }

    public static MqttMessage pubcomp(int packetId) {
        return numbered(MqttMessageType.PUBCOMP, MqttQoS.AT_MOST_ONCE, packetId);
    }

    private static MqttMessage numbered(MqttMessageType type, MqttQoS bits, int packetId) {
        return new MqttMessage(
                new MqttFixedHeader(type, false, bits, false, 0),
                MqttMessageIdVariableHeader.from(packetId));
    }

    public static MqttSubAckMessage suback(int packetId, List<Integer> codes) {
        return new MqttSubAckMessage(
                new MqttFixedHeader(MqttMessageType.SUBACK, false, MqttQoS.AT_MOST_ONCE, false, 0),
                MqttMessageIdVariableHeader.from(packetId),
                new MqttSubAckPayload(codes));
    }

    /**
     * A CONNACK that refuses, as bytes: Netty would give a client of MQTT 5 that version's form,
     * while the broker answers in the form of the version it speaks.
     */
    static ByteBuf refusal(MqttConnectReturnCode code) {
        return Unpooled.wrappedBuffer(new byte[] {CONNACK, 2, 0, code.byteValue()});
    }

    /** What passes as a packet, a {@link #refusal} too; empty for what could not be decoded. */
    static Optional<MqttMessage> decoded(Object message) {
        if (message instanceof Frame frame) {
            return frame.packet();
        }
        if (message instanceof ByteBuf bytes) {
            return refused(bytes);
        }
        return message instanceof MqttMessage packet && packet.decoderResult().isSuccess()
                ? Optional.of(packet)
                : Optional.empty();
    }

    private static Optional<MqttMessage> refused(ByteBuf bytes) {
        boolean isConnack =
                bytes.readableBytes() == REFUSAL_BYTES
                        && bytes.getByte(bytes.readerIndex()) == CONNACK;
        if (!isConnack) {
            return Optional.empty();
        }
        byte code = bytes.getByte(bytes.readerIndex() + REFUSAL_BYTES - 1);
        return Optional.of(
                MqttMessageBuilders.connAck()
                        .returnCode(MqttConnectReturnCode.valueOf(code))
                        .build());
    }

    /** About how much memory a packet takes while it waits. */
    public static int cost(Object packet) {
        if (packet instanceof MqttPublishMessage publish) {
            return OVERHEAD
                    + publish.variableHeader().topicName().length()
                    + publish.payload().readableBytes();
        }
        if (packet instanceof MqttConnectMessage connect) {
            return OVERHEAD + cost(connect.payload());
        }
        if (packet instanceof MqttSubscribeMessage subscribe) {
            return OVERHEAD
                    + subscribe.payload().topicSubscriptions().stream()
                            .mapToInt(one -> OVERHEAD + one.topicFilter().length())
                            .sum();
        }
        if (packet instanceof MqttUnsubscribeMessage unsubscribe) {
            return OVERHEAD
                    + unsubscribe.payload().topics().stream()
                            .mapToInt(filter -> OVERHEAD + filter.length())
                            .sum();
        }
        return OVERHEAD;
    }

    private static int cost(MqttConnectPayload said) {
        int texts =
                Stream.of(said.clientIdentifier(), said.willTopic(), said.userName())
                        .filter(Objects::nonNull)
                        .mapToInt(String::length)
                        .sum();
        int bytes =
                Stream.of(said.willMessageInBytes(), said.passwordInBytes())
                        .filter(Objects::nonNull)
                        .mapToInt(message -> message.length)
                        .sum();
        return texts + bytes;
    }

    public static boolean is(MqttMessageType type, Object message) {
        return message instanceof MqttMessage packet && packet.fixedHeader().messageType() == type;
    }

    public static int id(MqttMessage packet) {
        return ((MqttMessageIdVariableHeader) packet.variableHeader()).messageId();
    }
}
