package io.mqttplayground.broker.routing;

import io.mqttplayground.broker.delivery.DeliveryGuard;
import io.mqttplayground.broker.delivery.Message;
import io.mqttplayground.broker.session.ClientSession;
import io.mqttplayground.topic.TopicFilter;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is retained for a client that subscribed, handed out as the client takes it: each with
 * RETAIN=1 [MQTT-3.3.1-8], at the lower of its own QoS and the granted one, and only what the
 * client may read. It goes the way of all messages, so nothing overtakes [MQTT-4.6.0-6]. On the
 * connection's thread only.
 *
 * <p>Moquette loses the RETAIN flag at QoS 1 and 2.
 */
final class RetainedSupply implements DeliveryGuard.Supply {

    /** Looked at before others have their turn on the connection's thread. */
    private static final int MOST_AT_ONCE = 500;

    /** Handed out at once; a message may be large. */
    private static final int MOST_BYTES = 64 * 1024;

    private final RetainedStore store;
    private final Publishing publishing;
    private final ClientSession session;

    /** With the granted QoS. */
    private final Map<String, Integer> filters = new LinkedHashMap<>();

    private Iterator<String> candidates = Collections.emptyIterator();
    private TopicFilter filter;
    private int grantedQos;
    private long handed;

    RetainedSupply(RetainedStore store, Publishing publishing, ClientSession session) {
        this.store = store;
        this.publishing = publishing;
        this.session = session;
    }

    /** What matches is handed out once more; behind that of the filters before it. */
    void add(String subscribed, int qos) {
        filters.remove(subscribed);
        filters.put(subscribed, qos);
    }

    /** No more of it is handed out, for this filter [MQTT-3.10.4-2]. */
    void remove(String unsubscribed) {
        filters.remove(unsubscribed);
        if (filter != null && filter.text().equals(unsubscribed)) {
            candidates = Collections.emptyIterator();
        }
    }

    @Override
    public boolean handSome() {
        handed = 0;
        for (int i = 0; i < MOST_AT_ONCE && handed < MOST_BYTES && hasNext(); i++) {
            hand(candidates.next());
        }
        return hasNext();
    }

    private boolean hasNext() {
        while (!candidates.hasNext() && !filters.isEmpty()) {
            var next = filters.entrySet().iterator().next();
            filters.remove(next.getKey());
            filter = new TopicFilter(next.getKey());
            grantedQos = next.getValue();
            candidates = store.candidates(filter);
        }
        return candidates.hasNext();
    }

    private void hand(String topic) {
        if (filter.matches(topic) && session.rights().mayRead(topic).allowed()) {
            store.hand(topic, this::hand);
        }
    }

    private void hand(RetainedMessage kept) {
        int qos = Math.min(kept.qos(), grantedQos);
        publishing.enqueue(session, new Message(kept.topic(), kept.payload(), qos, true));
        handed += kept.bytes();
    }
}
