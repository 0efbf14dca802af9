package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Topic and payload of an application message, shared by every session that it goes to: in memory
 * once, however many it waits for. Any thread.
 */
final class Content {

    private final String topic;
    private final byte[] payload;
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile Kind countedAs;

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
        if (sessions.getAndIncrement() == 0) {
            countedAs = kind;
            session.countShared(kind, bytes());
        }
    }

    /** It waits for one session less. */
    void letGo(Holder session) {
        Kind counted = countedAs;
        if (sessions.decrementAndGet() == 0) {
            session.countShared(counted, -bytes());
        }
    }
}
