package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Topic and payload of an application message, shared by every session that it goes to: in memory
 * once, however many it waits for, and so it counts once as waiting for those who are connected,
 * and once for those who are away. Neither can use up what there is for the others. Any thread.
 */
final class Content {

    private final String topic;
    private final byte[] payload;
    private final AtomicIntegerArray sessions = new AtomicIntegerArray(Kind.values().length);

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

    /** It waits for one more session. */
    void hold(Holder session, Kind kind) {
        if (sessions.getAndIncrement(kind.ordinal()) == 0) {
            session.countShared(kind, bytes());
        }
    }

    /** It waits for one session less. */
    void letGo(Holder session, Kind kind) {
        if (sessions.decrementAndGet(kind.ordinal()) == 0) {
            session.countShared(kind, -bytes());
        }
    }
}
