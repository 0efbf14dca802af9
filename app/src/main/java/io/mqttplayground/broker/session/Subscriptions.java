package io.mqttplayground.broker.session;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The granted filters of one session with their granted QoS; they are counted, by number and by
 * memory, the same filter once. Changed on the connection's thread only.
 */
public final class Subscriptions {

    /** Of one filter in memory, besides its text and its levels. */
    private static final int OVERHEAD = 200;

    /** Of a character in memory: in its text here, and in those of the tree's levels. */
    private static final int TEXTS = 2 * Character.BYTES;

    /** Of one level, which the tree of all subscriptions may have a node for. */
    private static final int LEVEL = 150;

    private final int most;
    private final long mostBytes;
    private final Holder holder;
    private final Map<String, Integer> granted = new ConcurrentSkipListMap<>();

    Subscriptions(Limits limits, Holder holder) {
        this.most = limits.of(Limit.SUBSCRIPTIONS);
        this.mostBytes = limits.of(Limit.SUBSCRIPTION_BYTES);
        this.holder = holder;
    }

    /**
     * Grants the filter.
     *
     * @return what there is no room for; empty when it is granted
     */
    public Optional<String> add(String filter, int qos) {
        if (!granted.containsKey(filter)) {
            if (granted.size() >= most) {
                return Optional.of("%,d subscriptions, no more".formatted(most));
            }
            if (holder.bytes(Kind.SUBSCRIBED) + bytes(filter) > mostBytes) {
                return Optional.of("subscriptions of %,d bytes, no more".formatted(mostBytes));
            }
            if (!holder.take(Kind.SUBSCRIBED, bytes(filter))) {
                return Optional.of("there is no memory for more subscriptions of this client");
            }
        }
        granted.put(filter, qos);
        return Optional.empty();
    }

    private static long bytes(String filter) {
        return OVERHEAD
                + (long) TEXTS * filter.length()
                + LEVEL * filter.chars().filter(c -> c == '/').count();
    }

    public void remove(String filter) {
        if (granted.remove(filter) != null) {
            holder.give(Kind.SUBSCRIBED, bytes(filter));
        }
    }

    public Set<String> filters() {
        return granted.keySet();
    }

    Map<String, Integer> granted() {
        return granted;
    }
}
