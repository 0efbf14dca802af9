package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Topic and payload of an application message, shared by every session that it goes to: a large one
 * is in memory once, however many it waits for. So it counts once as waiting for those who are
 * connected, and once for those who are away: neither can use up what there is for the others. Any
 * thread.
 */
final class Content {

    /** A small one is not worth the effort, and counts once for each that it waits for. */
    private static final int LARGE = 4 * 1024;

    private final String topic;
    private final byte[] payload;
    private int[] holders;
    private ByteBuf written;

    Content(String topic, byte[] payload) {
        this.topic = topic;
        this.payload = payload;
    }

    String topic() {
        return topic;
    }

    /** Nobody may write into it. */
    byte[] payload() {
        return payload;
    }

    /** What it takes in memory, roughly. */
    long bytes() {
        return (long) Character.BYTES * topic.length() + payload.length;
    }

    boolean isLarge() {
        return payload.length >= LARGE;
    }

    /** A large one waits for one more session, or is written to one more connection. */
    synchronized void hold(Holder session, Kind kind) {
        if (holders == null) {
            holders = new int[Kind.values().length];
        }
        if (holders[kind.ordinal()]++ == 0) {
            session.countShared(kind, bytes());
        }
    }

    /** It waits for one session less. */
    synchronized void letGo(Holder session, Kind kind) {
        if (--holders[kind.ordinal()] > 0) {
            return;
        }
        session.countShared(kind, -bytes());
        if (kind == Kind.WAITING && written != null) {
            session.countShared(kind, -payload.length);
            written.release();
            written = null;
        }
    }

    /** The payload of a large one, which waits, for a connection; all get the same bytes. */
    synchronized ByteBuf written(Holder session) {
        if (written == null) {
            written = Unpooled.directBuffer(payload.length).writeBytes(payload);
            session.countShared(Kind.WAITING, payload.length);
        }
        return written.retainedDuplicate();
    }
}
