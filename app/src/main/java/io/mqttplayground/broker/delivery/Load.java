package io.mqttplayground.broker.delivery;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the messages of one session take of the budget, from the moment that they were routed until
 * they are gone. Not thread-safe.
 */
final class Load {

    private final int mostMessages;
    private final long mostBytes;
    private final Holder holder;
    private Kind kind = Kind.QUEUED;
    private long messages;
    private long bytes;

    /**
     * @param limits of what may wait for a client that is not connected
     */
    Load(Limits limits, Holder holder) {
        this.mostMessages = limits.of(Limit.QUEUED_MESSAGES);
        this.mostBytes = limits.of(Limit.QUEUED_BYTES);
        this.holder = holder;
    }

    /** Whether it is as much as may wait for a client that is away. */
    boolean isFull() {
        return messages >= mostMessages || bytes >= mostBytes;
    }

    /** Returns whether there is room for it. */
    boolean add(Message message) {
        message.content().hold(holder, kind);
        if (!holder.take(kind, message.bytes(), Outgoing.SMALL)) {
            message.content().letGo(holder, kind);
            return false;
        }
        messages++;
        bytes += message.bytes();
        return true;
    }

    void remove(Message message) {
        messages--;
        bytes -= message.bytes();
        message.content().letGo(holder, kind);
        holder.give(kind, message.bytes(), Outgoing.SMALL);
    }

    /**
     * Its client has come or gone.
     *
     * @param all that it consists of
     * @return whether there is room for all of it
     */
    boolean changeTo(Kind other, Stream<Message> all) {
        if (other == kind) {
            return true;
        }
        List<Content> contents = all.map(Message::content).toList();
        contents.forEach(content -> content.hold(holder, other));
        boolean room = holder.take(other, bytes, messages * Outgoing.SMALL);
        Kind left = room ? kind : other;
        contents.forEach(content -> content.letGo(holder, left));
        if (room) {
            holder.give(kind, bytes, messages * Outgoing.SMALL);
            kind = other;
        }
        return room;
    }
}
