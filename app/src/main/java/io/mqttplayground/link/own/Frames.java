package io.mqttplayground.link.own;

import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Packets out of the bytes of one direction of a connection, however those are cut in pieces. Bytes
 * that are not MQTT pass as they are, and so do all behind them. For one thread; the password, any.
 */
final class Frames {

    private static final Logger LOG = Logger.getLogger(Frames.class.getName());

    /** The largest remaining length (section 2.2.3); a client must be able to send all it may. */
    private static final int LARGEST_PACKET = 268_435_455;

    /** Of a remaining length, seven bits to a byte (section 2.2.3). */
    private static final int MOST_LENGTH_BYTES = 4;

    private final EmbeddedChannel decoder = new EmbeddedChannel(new MqttDecoder(LARGEST_PACKET));
    private final ByteBuf begun = Unpooled.buffer();
    private boolean readable = true;
    private volatile Optional<String> password = Optional.empty();

    Frames() {
        // On the heap and unpooled: whatever a connection leaves half read, the collector frees.
        decoder.config().setAllocator(new UnpooledByteBufAllocator(false, true));
    }

    /** The frames that end within these bytes. */
    List<Frame> read(byte[] bytes, int offset, int length) {
        begun.writeBytes(bytes, offset, length);
        List<Frame> frames = new ArrayList<>();
        while (begun.isReadable() && size() <= begun.readableBytes()) {
            frames.add(frame(take(size())));
        }
        begun.discardReadBytes();
        return frames;
    }

    /** Of the packet that has begun; more than any packet has while that cannot be told. */
    private int size() {
        int length = 0;
        for (int i = 1; i <= MOST_LENGTH_BYTES && readable; i++) {
            if (i >= begun.readableBytes()) {
                return Integer.MAX_VALUE;
            }
            int part = begun.getByte(begun.readerIndex() + i);
            length |= (part & 0x7F) << 7 * (i - 1);
            if (part >= 0) {
                return 1 + i + length;
            }
        }
        return begun.readableBytes(); // no packet has a longer length
    }

    private byte[] take(int size) {
        byte[] taken = new byte[size];
        begun.readBytes(taken);
        return taken;
    }

    private Frame frame(byte[] bytes) {
        try {
            return readable ? new Frame(bytes, decoded(bytes)) : Frame.unread(bytes);
        } catch (RuntimeException notMqtt) {
            LOG.log(Level.WARNING, "packets are no longer shown: not MQTT 3.1.1", notMqtt);
            readable = false;
            return Frame.unread(bytes);
        }
    }

    private Optional<Packet> decoded(byte[] bytes) {
        decoder.writeInbound(Unpooled.wrappedBuffer(bytes));
        MqttMessage message = decoder.readInbound();
        try {
            if (message == null || message.decoderResult().isFailure()) {
                throw new DecoderException(
                        message == null ? null : message.decoderResult().cause());
            }
            if (message instanceof MqttConnectMessage connect) {
                password =
                        Optional.ofNullable(connect.payload().passwordInBytes())
                                .map(said -> new String(said, StandardCharsets.UTF_8));
            }
            return PacketReader.read(message);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /** What has come of a packet that has not ended; it counts as given away. */
    byte[] rest() {
        return take(begun.readableBytes());
    }

    /** What the CONNECT among them said; empty when it said none, or has not come. */
    Optional<String> password() {
        return password;
    }
}
