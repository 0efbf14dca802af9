package io.mqttplayground.broker.moquette;

import io.moquette.broker.GuardedServer;
import io.moquette.broker.ISubscriptionsRepository;
import io.moquette.broker.InMemoryQueue;
import io.moquette.broker.MemoryQueueRepository;
import io.moquette.broker.SessionMessageQueue;
import io.moquette.broker.SessionRegistry.EnqueuedMessage;
import io.moquette.broker.subscriptions.Subscription;
import io.moquette.broker.subscriptions.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Moquette's stores, in which nothing ever is: what they were for is ours. It never lets go of what
 * it saves here, not even of a session that has ended.
 */
final class NothingKept extends MemoryQueueRepository implements GuardedServer.Stores {

    @Override
    public Collection<SessionData> list() {
        return List.of();
    }

    @Override
    public void saveSession(SessionData session) {}

    @Override
    public void delete(SessionData session) {}

    @Override
    public void init(ISubscriptionsRepository kept) {}

    @Override
    public void add(Subscription subscription) {}

    @Override
    public void removeSubscription(Topic filter, String clientId) {}

    @Override
    public List<Subscription> matchWithoutQosSharpening(Topic topic) {
        return List.of();
    }

    @Override
    public List<Subscription> matchQosSharpening(Topic topic) {
        return List.of();
    }

    @Override
    public Set<String> listAllSessionIds() {
        return Set.of();
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public String dumpTree() {
        return "";
    }

    /** Each session gets a queue of its own, which stays empty and goes with it. */
    @Override
    public SessionMessageQueue<EnqueuedMessage> getOrCreateQueue(String clientId) {
        return new InMemoryQueue(this, clientId);
    }
}
