package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;

/**
 * What the messages of one session take of the budget, from the moment that they were routed until
 * they are gone. Not thread-safe.
 */
final class Load {

    private final Holder holder;
    private Kind kind = Kind.QUEUED;
    private long messages;
    private long bytes;

    Load(Holder holder) {
        this.holder = holder;
    }

    /** Returns whether there is room for it. */
    boolean add(Message message) {
        message.content().hold(holder, kind);
        if (!holder.take(kind, message.bytes(), Outgoing.SMALL)) {
            message.content().letGo(holder);
            return false;
        }
        messages++;
        bytes += message.bytes();
        return true;
    }

    void remove(Message message) {
        messages--;
        bytes -= message.bytes();
        message.content().letGo(holder);
        holder.give(kind, message.bytes(), Outgoing.SMALL);
    }

    /**
     * Its client has come or gone.
     *
     * @return whether there is room for all of it
     */
    boolean changeTo(Kind other) {
        if (other == kind) {
            return true;
        }
        boolean room = holder.take(other, bytes, messages * Outgoing.SMALL);
        if (room) {
            holder.give(kind, bytes, messages * Outgoing.SMALL);
            kind = other;
        }
        return room;
    }
}
