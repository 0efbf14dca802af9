package io.mqttplayground.broker.guard;

import io.moquette.broker.IQueueRepository;
import io.moquette.broker.SessionMessageQueue;
import io.moquette.broker.SessionRegistry.EnqueuedMessage;
import io.moquette.broker.SessionRegistry.PublishedMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Set;

/**
 * What Moquette takes for the queues of its sessions: each says that it is never empty, so Moquette
 * puts every QoS 1 and 2 message in and sends none itself, and each passes the message on to our
 * {@link OutboundSession}. Runs on session threads, so nothing may be thrown.
 *
 * <p>Moquette's own sending starts its packet identifiers at 1 with each connection, overwrites
 * what was in flight, and drops packets when a connection is not writable.
 */
final class SessionQueues implements IQueueRepository {

    private final Sessions sessions;
    private final Reports reports;
    private final Faults faults;

    SessionQueues(Sessions sessions, Reports reports, Faults faults) {
        this.sessions = sessions;
        this.reports = reports;
        this.faults = faults;
    }

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
        // Its connection holds the session until Moquette has done everything for it.
        return new Passage(sessions.find(clientId).orElseThrow());
    }

    @Override
    public void close() {}

    private final class Passage implements SessionMessageQueue<EnqueuedMessage> {

        private final ClientSession session;

        Passage(ClientSession session) {
            this.session = session;
        }

        @Override
        public void enqueue(EnqueuedMessage message) {
            try {
                deliver((PublishedMessage) message);
            } catch (RuntimeException e) {
                faults.report("a message for " + session.clientId() + " was not delivered", e);
            } finally {
                message.release();
            }
        }

        /** Each delivery is checked: a filter may be wider than what its client may read. */
        private void deliver(PublishedMessage published) {
            String topic = published.getTopic().toString();
            if (!session.rights().mayRead(topic)) {
                return;
            }
            Message message =
                    new Message(
                            topic,
                            bytes(published.getPayload()),
                            published.getPublishingQos().value(),
                            false); // [MQTT-3.3.1-9]
            if (session.outbound().enqueue(message)) {
                session.backlog().grew();
            } else if (session.outbound().dropped() == 1) {
                reports.refused(
                        session.clientId(),
                        session.account(),
                        message.shown(),
                        "the queue of a client that is offline is full; the oldest are kept");
            }
        }

        @Override
        public EnqueuedMessage dequeue() {
            return null;
        }

        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public void closeAndPurge() {}
    }

    /** The array that was routed, shared by all who get the message. */
    private static byte[] bytes(ByteBuf payload) {
        boolean whole =
                payload.hasArray()
                        && payload.arrayOffset() == 0
                        && payload.readerIndex() == 0
                        && payload.array().length == payload.readableBytes();
        return whole ? payload.array() : ByteBufUtil.getBytes(payload);
    }
}
