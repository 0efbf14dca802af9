package io.mqttplayground.broker.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who subscribed to what: a tree with one node for each level of a topic filter.
 *
 * <p>Keeps [MQTT-4.7.2-1] (no wildcard matches a topic that starts with {@code $}) and
 * [MQTT-3.8.4-3] (the same filter again replaces the subscription, its QoS included, without a
 * gap). Moquette's own tree keeps neither, loses a subscription that is made while another client
 * ends its own to the same filter, and throws on a session thread when two of them end theirs.
 * Changes take a lock, matching takes none.
 *
 * @param <S> who subscribes
 */
public final class SubscriptionTree<S> {

    private static final String ONE_LEVEL = "+";
    private static final String ALL_BELOW = "#";

    private final Node<S> root = new Node<>();

    /** With the granted QoS. */
    record Subscription<S>(S subscriber, int qos) {}

    /** A level; what is below it and who subscribed to exactly the filter that ends here. */
    private static final class Node<S> {
        private volatile Map<String, Node<S>> below = Map.of();
        private volatile Map<S, Subscription<S>> here = Map.of();

        boolean isEmpty() {
            return below.isEmpty() && here.isEmpty();
        }

        /** Most nodes have one below and nobody here, so a map is made when it is needed. */
        Node<S> at(String level) {
            if (below.isEmpty()) {
                below = new ConcurrentHashMap<>(1);
            }
            return below.computeIfAbsent(level, absent -> new Node<>());
        }

        void put(Subscription<S> subscription) {
            if (here.isEmpty()) {
                here = new ConcurrentHashMap<>(1);
            }
            here.put(subscription.subscriber, subscription);
        }
    }

    synchronized void add(String filter, S subscriber, int qos) {
        Node<S> node = root;
        for (String level : levels(filter)) {
            node = node.at(level);
        }
        node.put(new Subscription<>(subscriber, qos));
    }

    public synchronized void remove(String filter, S subscriber) {
        remove(root, levels(filter), 0, subscriber);
    }

    private void remove(Node<S> node, String[] levels, int depth, S subscriber) {
        if (depth == levels.length) {
            if (!node.here.isEmpty()) {
                node.here.remove(subscriber);
            }
            return;
        }
        Node<S> next = node.below.get(levels[depth]);
        if (next == null) {
            return;
        }
        remove(next, levels, depth + 1, subscriber);
        if (next.isEmpty()) {
            node.below.remove(levels[depth]);
        }
    }

    boolean isEmpty() {
        return root.isEmpty();
    }

    /** One subscription for each subscriber: the one with the highest QoS [MQTT-3.3.5-1]. */
    List<Subscription<S>> matching(String topic) {
        List<Subscription<S>> found = new ArrayList<>();
        collect(root, levels(topic), 0, found);
        if (found.size() < 2) {
            return found;
        }
        Map<S, Subscription<S>> highest = new HashMap<>();
        for (Subscription<S> one : found) {
            highest.merge(one.subscriber, one, (a, b) -> a.qos < b.qos ? b : a);
        }
        return highest.size() == found.size() ? found : new ArrayList<>(highest.values());
    }

    private void collect(Node<S> node, String[] levels, int depth, List<Subscription<S>> found) {
        boolean wildcards = depth > 0 || !levels[0].startsWith("$");
        if (wildcards) {
            addAll(node.below.get(ALL_BELOW), found);
        }
        if (depth == levels.length) {
            addAll(node, found);
            return;
        }
        descend(node.below.get(levels[depth]), levels, depth, found);
        if (wildcards) {
            descend(node.below.get(ONE_LEVEL), levels, depth, found);
        }
    }

    private void descend(Node<S> next, String[] levels, int depth, List<Subscription<S>> found) {
        if (next != null) {
            collect(next, levels, depth + 1, found);
        }
    }

    private void addAll(Node<S> node, List<Subscription<S>> found) {
        if (node != null) {
            found.addAll(node.here.values());
        }
    }

    private static String[] levels(String text) {
        return text.split("/", -1);
    }
}
