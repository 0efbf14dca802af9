package io.mqttplayground.broker.packet;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * What has arrived of a packet of which a part is missing, in memory of its own that grows with it:
 * a byte of a slow client keeps no large buffer, and an announced length alone takes nothing. It
 * counts as what it takes, not as what is in it.
 */
final class Unfinished {

    private static final int LEAST_BYTES = 64;

    private ByteBuf bytes = Unpooled.EMPTY_BUFFER;

    boolean isEmpty() {
        return !bytes.isReadable();
    }

    ByteBuf bytes() {
        return bytes;
    }

    /**
     * Takes over what has arrived.
     *
     * @param size of the whole packet, at the most
     * @return whether there is room for it
     */
    boolean add(ByteBuf arrived, int size, Holder holder) {
        int moved = Math.min(arrived.readableBytes(), size - bytes.readableBytes());
        if (!hasRoom(bytes.readableBytes() + moved, size, holder)) {
            return false;
        }
        bytes.writeBytes(arrived, moved);
        return true;
    }

    private boolean hasRoom(int needed, int size, Holder holder) {
        int now = bytes.capacity();
        if (needed <= now) {
            return true;
        }
        int wanted = Math.max(needed, Math.min(size, Math.max(2 * now, LEAST_BYTES)));
        if (!holder.take(Kind.ARRIVING, wanted - now)) {
            return false;
        }
        bytes = now == 0 ? Unpooled.buffer(wanted) : bytes.capacity(wanted);
        return true;
    }

    /** Nothing is held any more; what was may still be read. */
    ByteBuf letGo(Holder holder) {
        ByteBuf held = bytes;
        bytes = Unpooled.EMPTY_BUFFER;
        holder.give(Kind.ARRIVING, held.capacity());
        return held;
    }
}
