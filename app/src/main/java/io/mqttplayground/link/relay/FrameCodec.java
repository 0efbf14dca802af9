package io.mqttplayground.link.relay;

import io.mqttplayground.link.Frame;
import io.mqttplayground.wire.Direction;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.ByteToMessageCodec;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Cuts what arrives at one end of a link into the bytes of packets, each with what it says, and
 * writes those bytes as they are. What does not begin as MQTT 3.1.1 does passes as it comes, and so
 * does all behind it.
 */
final class FrameCodec extends ByteToMessageCodec<Frame> {

    private static final Logger LOG = Logger.getLogger(FrameCodec.class.getName());

    /** The largest remaining length (section 2.2.3); a client must be able to send all it may. */
    private static final int LARGEST_PACKET = 268_435_455;

    /** Of a remaining length, seven bits to a byte (section 2.2.3). */
    private static final int MOST_LENGTH_BYTES = 4;

    private final byte firstByte;
    private EmbeddedChannel decoder = newDecoder();
    private boolean hasBegun;
    private boolean readable = true;

    /**
     * @param way in which the packets go that arrive here
     */
    FrameCodec(Direction way) {
        MqttMessageType first =
                way == Direction.TO_BROKER ? MqttMessageType.CONNECT : MqttMessageType.CONNACK;
        this.firstByte = (byte) (first.value() << 4);
    }

    private static EmbeddedChannel newDecoder() {
        return new EmbeddedChannel(new MqttDecoder(LARGEST_PACKET));
    }

    /** From now on bytes pass unread. */
    void stopReading() {
        readable = false;
    }

    @Override
    protected void encode(ChannelHandlerContext context, Frame frame, ByteBuf out) {
        out.writeBytes(frame.bytes(), frame.bytes().readerIndex(), frame.bytes().readableBytes());
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        readable &= hasBegun || in.getByte(in.readerIndex()) == firstByte;
        int size = size(in);
        if (size <= in.readableBytes()) {
            ByteBuf bytes = in.readRetainedSlice(size);
            Optional<MqttMessage> packet = readable ? decoded(bytes) : Optional.empty();
            readable &= hasBegun || packet.isPresent();
            hasBegun = true;
            out.add(new Frame(bytes, packet));
        }
    }

    /** A packet that has begun will not end, but these bytes were sent. */
    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.isReadable()) {
            out.add(new Frame(in.readRetainedSlice(in.readableBytes()), Optional.empty()));
        }
    }

    /** Of the packet that has begun; more than any packet has while that cannot be told. */
    private int size(ByteBuf in) {
        int length = 0;
        for (int i = 1; i <= MOST_LENGTH_BYTES && readable; i++) {
            if (i >= in.readableBytes()) {
                return Integer.MAX_VALUE;
            }
            int part = in.getByte(in.readerIndex() + i);
            length |= (part & 0x7F) << 7 * (i - 1);
            if (part >= 0) {
                return 1 + i + length;
            }
        }
        readable = false; // no packet has a longer length
        return in.readableBytes();
    }

    /** Empty for what the decoder refuses; where its next packet begins is known all the same. */
    private Optional<MqttMessage> decoded(ByteBuf bytes) {
        decoder.writeInbound(bytes.retainedDuplicate());
        MqttMessage packet = decoder.readInbound();
        if (packet != null && packet.decoderResult().isSuccess() && isSpoken(packet)) {
            return Optional.of(packet);
        }
        LOG.log(
                Level.WARNING,
                "a packet is not shown: not MQTT 3.1.1",
                packet == null ? null : packet.decoderResult().cause());
        ReferenceCountUtil.release(packet);
        decoder.finishAndReleaseAll();
        decoder = newDecoder();
        return Optional.empty();
    }

    private static boolean isSpoken(MqttMessage packet) {
        return !(packet instanceof MqttConnectMessage connect)
                || connect.variableHeader().version() != MqttVersion.MQTT_5.protocolLevel();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) throws Exception {
        decoder.finishAndReleaseAll();
        super.handlerRemoved(context);
    }
}
