package io.mqttplayground.broker.delivery;

import io.mqttplayground.wire.Packet;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.util.Arrays;
import java.util.Optional;

/**
 * An application message, as the broker keeps it and passes it on; at QoS 0 as it is sent, too. Its
 * content is shared by all that it goes to.
 */
public record Message(Content content, int qos, boolean retain) implements Outgoing {

    private static final int PUBLISH = 0x30;
    private static final int DUP = 0x08;
    private static final int LENGTH_BITS = 0x7F;

    public Message(String topic, byte[] payload, int qos, boolean retain) {
        this(new Content(topic, payload), qos, retain);
    }

    public static Message of(MqttPublishMessage packet) {
        return new Message(
                packet.variableHeader().topicName(),
                bytes(packet.payload()),
                packet.fixedHeader().qosLevel().value(),
                packet.fixedHeader().isRetain());
    }

    /** Without a copy where they are in an array of their own, as those of a packet are. */
    private static byte[] bytes(ByteBuf payload) {
        return ByteBufUtil.getBytes(payload, payload.readerIndex(), payload.readableBytes(), false);
    }

    public String topic() {
        return content.topic();
    }

    /** Nobody may write into it. */
    public byte[] payload() {
        return content.payload();
    }

    /** The same message at another QoS and with another RETAIN flag. */
    public Message as(int otherQos, boolean otherRetain) {
        return otherQos == qos && otherRetain == retain
                ? this
                : new Message(content, otherQos, otherRetain);
    }

    /** Bytes that it occupies while it waits, if nobody else holds it. */
    @Override
    public long bytes() {
        return SMALL + content.bytes();
    }

    @Override
    public Optional<Content> large() {
        return content.isLarge() ? Optional.of(content) : Optional.empty();
    }

    @Override
    public MqttPublishMessage packet() {
        return packet(0, false);
    }

    @Override
    public void encode(ByteBuf out) {
        encode(out, 0, false);
    }

    /** The PUBLISH that carries it (section 3.3), without a large payload. */
    void encode(ByteBuf out, int packetId, boolean dup) {
        int topicBytes = ByteBufUtil.utf8Bytes(topic());
        int identifier = qos > 0 ? Short.BYTES : 0;
        out.writeByte(PUBLISH | (dup ? DUP : 0) | qos << 1 | (retain ? 1 : 0));
        writeLength(out, Short.BYTES + topicBytes + identifier + payload().length);
        out.writeShort(topicBytes);
        ByteBufUtil.reserveAndWriteUtf8(out, topic(), topicBytes);
        if (qos > 0) {
            out.writeShort(packetId);
        }
        if (!content.isLarge()) {
            out.writeBytes(payload());
        }
    }

    /** Seven bits to a byte (section 2.2.3). */
    private static void writeLength(ByteBuf out, int length) {
        int rest = length;
        while (rest > LENGTH_BITS) {
            out.writeByte(rest & LENGTH_BITS | LENGTH_BITS + 1);
            rest >>>= Byte.SIZE - 1;
        }
        out.writeByte(rest);
    }

    /**
     * The PUBLISH that carries it.
     *
     * @param packetId 0 at QoS 0, which has none
     */
    MqttPublishMessage packet(int packetId, boolean dup) {
        return new MqttPublishMessage(
                new MqttFixedHeader(MqttMessageType.PUBLISH, dup, MqttQoS.valueOf(qos), retain, 0),
                new MqttPublishVariableHeader(topic(), packetId),
                Unpooled.wrappedBuffer(payload()));
    }

    @Override
    public Packet.Publish shown() {
        return shown(0, false);
    }

    /** The form that the wire's events show, with packet identifier and DUP flag. */
    Packet.Publish shown(int packetId, boolean dup) {
        int length = payload().length;
        byte[] kept =
                length <= Packet.Publish.KEPT_BYTES
                        ? payload()
                        : Arrays.copyOf(payload(), Packet.Publish.KEPT_BYTES);
        return new Packet.Publish(topic(), qos, retain, dup, packetId, kept, length);
    }
}
