package io.mqttplayground.broker.packet;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fields of which packets are made (section 1.5). Beyond the end, an index is out of bounds.
 */
final class Fields {

    private static final char REPLACEMENT = '\uFFFD';

    private Fields() {}

    /** Bytes behind their length. */
    static byte[] bytes(ByteBuf in) throws MalformedPacketException {
        int length = in.readUnsignedShort();
        if (length > in.readableBytes()) {
            throw MalformedPacketException.cutShort();
        }
        byte[] bytes = new byte[length];
        in.readBytes(bytes);
        return bytes;
    }

    /** UTF-8 behind its length. */
    static String text(ByteBuf in) throws MalformedPacketException {
        return text(bytes(in));
    }

    /** What is no UTF-8 [MQTT-1.5.3-1], or has U+0000 in it [MQTT-1.5.3-2], is malformed. */
    static String text(byte[] bytes) throws MalformedPacketException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw MalformedPacketException.invalid("a text with U+0000 [MQTT-1.5.3-2]");
        }
        // Java puts this for what is ill-formed, but a client may have written it.
        if (text.indexOf(REPLACEMENT) >= 0
                && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw MalformedPacketException.invalid("a text that is not UTF-8 [MQTT-1.5.3-1]");
        }
        return text;
    }

    static int packetId(int number) throws MalformedPacketException {
        if (number == 0) {
            throw new MalformedPacketException("packet identifier 0 [MQTT-2.3.1-1]");
        }
        return number;
    }
}
