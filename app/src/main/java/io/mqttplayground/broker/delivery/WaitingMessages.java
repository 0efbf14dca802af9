package io.mqttplayground.broker.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

/** Messages of QoS 1 and 2 that have no packet identifier yet, in order. */
final class WaitingMessages {

    private final Deque<Message> messages = new ArrayDeque<>();
    private volatile long bytes;

    boolean isEmpty() {
        return messages.isEmpty();
    }

    int size() {
        return messages.size();
    }

    /** Any thread. */
    long bytes() {
        return bytes;
    }

    void add(Message message) {
        messages.add(message);
        bytes += message.bytes();
    }

    /** It is the next again. */
    void putBack(Message message) {
        messages.addFirst(message);
        bytes += message.bytes();
    }

    Message remove() {
        return taken(messages.remove());
    }

    Message removeNewest() {
        return taken(messages.removeLast());
    }

    private Message taken(Message message) {
        bytes -= message.bytes();
        return message;
    }

    Stream<Message> stream() {
        return messages.stream();
    }

    void clear() {
        messages.clear();
        bytes = 0;
    }
}
