package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Topic and payload of an application message, shared by every session that it goes to: a large one
 * is in memory once, however many it waits for. Any thread.
 */
final class Content {

    /** A small one is not worth the effort, and counts once for each that it waits for. */
    private static final int LARGE = 4 * 1024;

    private final String topic;
    private final byte[] payload;
    private int holders;
    private Kind countedAs;
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

    long bytes() {
        return topic.length() + payload.length;
    }

    boolean isLarge() {
        return payload.length >= LARGE;
    }

    /** A large one waits for one more session, or is written to one more connection. */
    synchronized void hold(Holder session, Kind kind) {
        if (holders == 0) {
            countedAs = kind;
            session.countShared(kind, bytes());
        }
        holders++;
    }

    /** It waits for one session less. */
    synchronized void letGo(Holder session) {
        holders--;
        if (holders > 0) {
            return;
        }
        session.countShared(countedAs, -bytes());
        if (written != null) {
            session.countShared(countedAs, -payload.length);
            written.release();
            written = null;
        }
    }

    /** The payload of a large one for a connection, of which all have the same bytes. */
    synchronized ByteBuf written(Holder session) {
        if (written == null) {
            written = Unpooled.directBuffer(payload.length).writeBytes(payload);
            session.countShared(countedAs, payload.length);
        }
        return written.retainedDuplicate();
    }
}
