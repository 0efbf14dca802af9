package io.mqttplayground.wire.tap;

import io.mqttplayground.wire.Packet;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;

/** Packets out of the bytes of one direction of a connection, however those are cut in pieces. */
final class PacketStream {

    /** The largest remaining length (section 2.2.3); a client must be able to send all it may. */
    private static final int LARGEST_PACKET = 268_435_455;

    private final EmbeddedChannel decoder = new EmbeddedChannel(new MqttDecoder(LARGEST_PACKET));

    PacketStream() {
        // On the heap and unpooled: whatever a connection leaves half read, the collector frees.
        decoder.config().setAllocator(new UnpooledByteBufAllocator(false, true));
    }

    /**
     * The packets that end within these bytes.
     *
     * @throws DecoderException these are no packets of MQTT; nothing more can be read
     */
    List<Packet> read(byte[] bytes, int offset, int length) {
        decoder.writeInbound(Unpooled.copiedBuffer(bytes, offset, length));
        List<Packet> packets = new ArrayList<>();
        Object decoded = decoder.readInbound();
        while (decoded != null) {
            try {
                PacketReader.read(sound((MqttMessage) decoded)).ifPresent(packets::add);
            } finally {
                ReferenceCountUtil.release(decoded);
            }
            decoded = decoder.readInbound();
        }
        return packets;
    }

    private static MqttMessage sound(MqttMessage decoded) {
        if (decoded.decoderResult().isFailure()) {
            throw new DecoderException(decoded.decoderResult().cause());
        }
        return decoded;
    }
}
