package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.connection.UnreadGuard;
import io.mqttplayground.link.BatchTap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Writes packets to one connection: together, as bytes, which takes a small part of the time that a
 * packet at a time takes; one by one while links are faulty. On the connection's thread only.
 */
final class PacketWriter {

    /** Taken at once; a single packet may be larger. */
    private static final int MOST_BYTES = 32 * 1024;

    /** What a buffer for packets has room for at first. */
    private static final int BUFFER_BYTES = 1024;

    private final UnreadGuard unread;
    private final BatchTap tap;
    private final Queue<Outgoing> packets = new ArrayDeque<>();

    PacketWriter(UnreadGuard unread, BatchTap tap) {
        this.unread = unread;
        this.tap = tap;
    }

    /** Writes some of what is ready, without a flush; returns whether there was anything. */
    boolean writeSome(OutboundSession from, ChannelHandlerContext to) {
        from.takeNext(packets, MOST_BYTES);
        if (packets.isEmpty()) {
            return false;
        }
        try {
            if (tap.isOpen()) {
                writeTogether(from.ready(), to);
            } else {
                packets.forEach(one -> to.write(one.packet()));
            }
        } finally {
            packets.forEach(one -> one.large().ifPresent(from.ready()::written));
            packets.clear();
        }
        return true;
    }

    private void writeTogether(ReadyPackets from, ChannelHandlerContext to) {
        while (!packets.isEmpty()) {
            to.write(bytesUpToPayload(to));
            if (!packets.isEmpty()) {
                writePayload(packets.element().large().orElseThrow(), from, to);
            }
        }
    }

    /** Takes what it encodes, but for the packet whose large payload has to follow. */
    private ByteBuf bytesUpToPayload(ChannelHandlerContext to) {
        ByteBuf bytes = to.alloc().directBuffer(BUFFER_BYTES);
        try {
            for (Outgoing one = packets.peek(); one != null; one = packets.peek()) {
                one.encode(bytes);
                tap.passed(to.channel(), one::shown);
                if (one.large().isPresent()) {
                    return bytes;
                }
                packets.remove();
            }
            return bytes;
        } catch (RuntimeException | Error broken) {
            bytes.release();
            throw broken;
        }
    }

    private void writePayload(Content large, ReadyPackets from, ChannelHandlerContext to) {
        ByteBuf payload = from.payload(large);
        packets.remove(); // it is the listener's from here
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
