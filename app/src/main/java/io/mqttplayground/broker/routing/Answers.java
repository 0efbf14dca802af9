package io.mqttplayground.broker.routing;

import io.mqttplayground.link.Packets;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * What a client is answered to what it publishes (section 4.3): together, as bytes, at the end of
 * what was read at once; one by one while somebody looks. On the connection's thread only.
 */
final class Answers {

    /** A packet that answers, with the two bytes that it begins with. */
    enum Kind {
        PUBACK(0x4002, Packets::puback),
        PUBREC(0x5002, Packets::pubrec),
        PUBCOMP(0x7002, Packets::pubcomp);

        private final int header;
        private final IntFunction<MqttMessage> packet;

        Kind(int header, IntFunction<MqttMessage> packet) {
            this.header = header;
            this.packet = packet;
        }
    }

    private static final int BUFFER_BYTES = 256;

    /** Written when there are more, however much is read at once. */
    private static final int MOST_BYTES = 4 * 1024;

    private final ChannelHandlerContext context;
    private final BooleanSupplier nobodyLooks;
    private ByteBuf waiting;

    Answers(ChannelHandlerContext context, BooleanSupplier nobodyLooks) {
        this.context = context;
        this.nobodyLooks = nobodyLooks;
    }

    void add(Kind kind, int packetId) {
        if (!nobodyLooks.getAsBoolean()) {
            write();
            context.writeAndFlush(kind.packet.apply(packetId));
            return;
        }
        if (waiting == null) {
            waiting = context.alloc().directBuffer(BUFFER_BYTES);
            context.executor().execute(this::write);
        }
        waiting.writeShort(kind.header).writeShort(packetId);
        if (waiting.readableBytes() >= MOST_BYTES) {
            write();
        }
    }

    /** What was answered goes out now. */
    void write() {
        if (waiting != null) {
            ByteBuf answers = waiting;
            waiting = null;
            context.writeAndFlush(answers);
        }
    }
}
