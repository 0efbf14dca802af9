package io.mqttplayground.broker.moquette;

import io.moquette.broker.IQueueRepository;
import io.moquette.broker.SessionMessageQueue;
import io.moquette.broker.SessionRegistry.EnqueuedMessage;
import java.util.Set;

/**
 * Moquette's queues, in which nothing ever is: messages reach their sessions by Routing.
 *
 * <p>Moquette's own sending starts its packet identifiers at 1 with each connection, overwrites
 * what was in flight, and drops packets when a connection is not writable.
 */
public final class NoQueues implements IQueueRepository {

    @Override
    public Set<String> listQueueNames() {
        return Set.of();
    }

    @Override
    public boolean containsQueue(String clientId) {
        return false;
    }

    @Override
    public SessionMessageQueue<EnqueuedMessage> getOrCreateQueue(String clientId) {
        return new Empty();
    }

    @Override
    public void close() {}

    private static final class Empty implements SessionMessageQueue<EnqueuedMessage> {

        @Override
        public void enqueue(EnqueuedMessage message) {
            message.release();
        }

        @Override
        public EnqueuedMessage dequeue() {
            return null;
        }

        @Override
        public boolean isEmpty() {
            return true;
        }

        @Override
        public void closeAndPurge() {}
    }
}
