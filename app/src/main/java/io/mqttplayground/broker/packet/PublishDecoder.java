package io.mqttplayground.broker.packet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;

/**
 * Reads a PUBLISH (section 3.3). The payload is copied out of what the network has read, which may
 * be large and is used again. A client often publishes to the topic of its last message: that one's
 * text is used again.
 */
final class PublishDecoder {

    /** A longer topic is not remembered: that would be held for every connection. */
    private static final int REMEMBERED_BYTES = 256;

    private static final int LENGTH_BYTES = 2;
    private static final int PACKET_ID_BYTES = 2;

    /** What Netty's packets have at QoS 0. */
    private static final int NO_PACKET_ID = -1;

    private ByteBuf lastTopic = Unpooled.EMPTY_BUFFER;
    private MqttPublishVariableHeader last = new MqttPublishVariableHeader("", NO_PACKET_ID);

    /**
     * @param in from behind the fixed header
     */
    MqttPublishMessage decode(FixedHeader header, ByteBuf in) throws MalformedPacketException {
        boolean numbered = header.read().qosLevel().value() > 0;
        int left = header.remainingLength() - LENGTH_BYTES - (numbered ? PACKET_ID_BYTES : 0);
        int topicBytes = left < 0 ? Integer.MAX_VALUE : in.readUnsignedShort();
        if (topicBytes > left) {
            throw MalformedPacketException.cutShort();
        }
        MqttPublishVariableHeader said = withTopic(in, topicBytes);
        if (numbered) {
            int packetId = Fields.packetId(in.readUnsignedShort());
            said = new MqttPublishVariableHeader(said.topicName(), packetId);
        }
        byte[] payload = new byte[left - topicBytes];
        in.readBytes(payload);
        return new MqttPublishMessage(header.read(), said, Unpooled.wrappedBuffer(payload));
    }

    private MqttPublishVariableHeader withTopic(ByteBuf in, int length)
            throws MalformedPacketException {
        if (length == lastTopic.readableBytes()
                && ByteBufUtil.equals(lastTopic, 0, in, in.readerIndex(), length)) {
            in.skipBytes(length);
            return last;
        }
        byte[] topic = new byte[length];
        in.readBytes(topic);
        MqttPublishVariableHeader said =
                new MqttPublishVariableHeader(Fields.text(topic), NO_PACKET_ID);
        if (length <= REMEMBERED_BYTES) {
            lastTopic = Unpooled.wrappedBuffer(topic);
            last = said;
        }
        return said;
    }
}
