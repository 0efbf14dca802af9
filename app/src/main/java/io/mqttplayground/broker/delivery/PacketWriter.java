package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.connection.UnreadGuard;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Writes packets to one connection: together, as bytes, which takes a small part of the time that a
 * packet at a time takes; one by one while somebody looks. On the connection's thread only.
 */
final class PacketWriter {

    /** Taken at once; a single packet may be larger. */
    private static final int MOST_BYTES = 32 * 1024;

    /** What a buffer for packets has room for at first. */
    private static final int BUFFER_BYTES = 1024;

    private final UnreadGuard unread;
    private final BooleanSupplier nobodyLooks;
    private final List<Outgoing> packets = new ArrayList<>();

    PacketWriter(UnreadGuard unread, BooleanSupplier nobodyLooks) {
        this.unread = unread;
        this.nobodyLooks = nobodyLooks;
    }

    /** Writes some of what is ready, without a flush; returns whether there was anything. */
    boolean writeSome(OutboundSession from, ChannelHandlerContext to) {
        from.takeNext(packets, MOST_BYTES);
        if (packets.isEmpty()) {
            return false;
        }
        if (nobodyLooks.getAsBoolean()) {
            writeTogether(from.ready(), to);
        } else {
            packets.forEach(one -> write(one, from.ready(), to));
        }
        packets.clear();
        return true;
    }

    private static void write(Outgoing packet, ReadyPackets from, ChannelHandlerContext to) {
        to.write(packet.packet());
        packet.large().ifPresent(from::written);
    }

    private void writeTogether(ReadyPackets from, ChannelHandlerContext to) {
        ByteBuf bytes = to.alloc().directBuffer(BUFFER_BYTES);
        for (Outgoing packet : packets) {
            packet.encode(bytes);
            if (packet.large().isPresent()) {
                to.write(bytes);
                writePayload(packet.large().get(), from, to);
                bytes = to.alloc().directBuffer(BUFFER_BYTES);
            }
        }
        if (bytes.isReadable()) {
            to.write(bytes);
        } else {
            bytes.release();
        }
    }

    private void writePayload(Content large, ReadyPackets from, ChannelHandlerContext to) {
        ByteBuf payload = from.payload(large);
        long bytes = payload.readableBytes();
        unread.share(bytes);
        to.write(payload)
                .addListener(
                        done -> {
                            unread.share(-bytes);
                            from.written(large);
                        });
    }
}
