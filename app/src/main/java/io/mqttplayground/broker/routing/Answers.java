package io.mqttplayground.broker.routing;

import io.mqttplayground.link.BatchTap;
import io.mqttplayground.link.Packets;
import io.mqttplayground.wire.Packet;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.function.IntFunction;

/**
 * What a client is answered to what it publishes (section 4.3): together, as bytes, at the end of
 * what was read at once; one by one while links are faulty. On the connection's thread only.
 */
final class Answers {

    /** A packet that answers, with the two bytes that it begins with. */
    enum Kind {
        PUBACK(0x4002, Packets::puback, Packet.Puback::new),
        PUBREC(0x5002, Packets::pubrec, Packet.Pubrec::new),
        PUBCOMP(0x7002, Packets::pubcomp, Packet.Pubcomp::new);

        private final int header;
        private final IntFunction<MqttMessage> packet;
        private final IntFunction<Packet> shown;

        Kind(int header, IntFunction<MqttMessage> packet, IntFunction<Packet> shown) {
            this.header = header;
            this.packet = packet;
            this.shown = shown;
        }
    }

    private static final int BUFFER_BYTES = 256;

    /** Written when there are more, however much is read at once. */
    private static final int MOST_BYTES = 4 * 1024;

    private final ChannelHandlerContext context;
    private final BatchTap tap;
    private ByteBuf waiting;

    Answers(ChannelHandlerContext context, BatchTap tap) {
        this.context = context;
        this.tap = tap;
    }

    void add(Kind kind, int packetId) {
        if (!tap.isOpen()) {
            write();
            context.writeAndFlush(kind.packet.apply(packetId));
            return;
        }
        if (waiting == null) {
            waiting = context.alloc().directBuffer(BUFFER_BYTES);
            context.executor().execute(this::write);
        }
        waiting.writeShort(kind.header).writeShort(packetId);
        tap.passed(context.channel(), () -> kind.shown.apply(packetId));
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
