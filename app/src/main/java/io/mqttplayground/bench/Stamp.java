package io.mqttplayground.bench;

import io.netty.buffer.ByteBuf;

/**
 * The first bytes of every payload: which run, publisher and message it is, and when it was sent.
 *
 * @param run tells the messages of one run from those of any other at the same broker
 * @param publisher counts from 0
 * @param sequence counts the publisher's messages from 0
 * @param nanos {@link System#nanoTime()} of this process
 */
record Stamp(short run, int publisher, int sequence, long nanos) {

    static final int BYTES = 16;

    /** Fills a payload: the stamp, then zeros. */
    void writeTo(ByteBuf payload, int size) {
        payload.writeShort(run).writeShort(publisher).writeInt(sequence).writeLong(nanos);
        payload.writeZero(size - BYTES);
    }

    /** Whether a payload can hold a stamp at all. */
    static boolean fits(ByteBuf payload) {
        return payload.readableBytes() >= BYTES;
    }

    static Stamp readFrom(ByteBuf payload) {
        return new Stamp(
                payload.readShort(),
                payload.readUnsignedShort(),
                payload.readInt(),
                payload.readLong());
    }
}
