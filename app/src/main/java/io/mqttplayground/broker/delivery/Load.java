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

    /** What is not worth telling: the next message will be gone as fast as it came. */
    private static final long SMALL_CHANGE = 4 * 1024;

    private final int mostMessages;
    private final long mostBytes;
    private final Holder holder;
    private Kind kind = Kind.QUEUED;
    private int messages;
    private long bytes;
    private long inMemory;
    private long toldBytes;
    private long toldInMemory;

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

    /** Whether it is more than that. */
    boolean isTooMuch() {
        return messages > mostMessages || bytes > mostBytes;
    }

    /** Returns whether there is room for it. */
    boolean add(Message message) {
        if (message.content().isLarge()) {
            message.content().hold(holder, kind);
        }
        count(message, 1);
        if (isSmallChange() || tell()) {
            return true;
        }
        remove(message);
        return false;
    }

    void remove(Message message) {
        count(message, -1);
        if (message.content().isLarge()) {
            message.content().letGo(holder, kind);
        }
        if (!isSmallChange()) {
            tell();
        }
    }

    private void count(Message message, int sign) {
        messages += sign;
        bytes += sign * message.bytes();
        inMemory += sign * (message.content().isLarge() ? Outgoing.SMALL : message.bytes());
    }

    private boolean isSmallChange() {
        return Math.abs(bytes - toldBytes) < SMALL_CHANGE;
    }

    /** Returns whether there is room for it. */
    private boolean tell() {
        long more = bytes - toldBytes;
        long moreInMemory = inMemory - toldInMemory;
        if (more < 0) {
            holder.give(kind, -more, -moreInMemory);
        } else if (!holder.take(kind, more, moreInMemory)) {
            return false;
        }
        toldBytes = bytes;
        toldInMemory = inMemory;
        return true;
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
        List<Content> large = all.flatMap(message -> message.large().stream()).toList();
        large.forEach(content -> content.hold(holder, other));
        boolean room = holder.take(other, bytes, inMemory);
        Kind left = room ? kind : other;
        large.forEach(content -> content.letGo(holder, left));
        if (!room) {
            return false;
        }
        holder.give(kind, toldBytes, toldInMemory);
        kind = other;
        toldBytes = bytes;
        toldInMemory = inMemory;
        return true;
    }
}
