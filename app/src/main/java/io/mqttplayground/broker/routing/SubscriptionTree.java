package io.mqttplayground.broker.routing;

import io.moquette.broker.ISubscriptionsRepository;
import io.moquette.broker.subscriptions.ISubscriptionsDirectory;
import io.moquette.broker.subscriptions.Subscription;
import io.moquette.broker.subscriptions.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Who subscribed to what: a tree with one node for each level of a topic filter.
 *
 * <p>Keeps [MQTT-4.7.2-1] (no wildcard matches a topic that starts with {@code $}) and
 * [MQTT-3.8.4-3] (the same filter again replaces the subscription, its QoS included, without a
 * gap). Moquette's own tree keeps neither, loses a subscription that is made while another client
 * ends its own to the same filter, and throws on a session thread when two of them end theirs.
 * Changes take a lock, matching takes none.
 */
public final class SubscriptionTree implements ISubscriptionsDirectory {

    private static final String ONE_LEVEL = "+";
    private static final String ALL_BELOW = "#";

    private final Node root = new Node();

    /** A level; what is below it and who subscribed to exactly the filter that ends here. */
    private static final class Node {
        private final Map<String, Node> below = new ConcurrentHashMap<>(1);
        private final Map<String, Subscription> here = new ConcurrentHashMap<>(1);

        boolean isEmpty() {
            return below.isEmpty() && here.isEmpty();
        }
    }

    @Override
    public void init(ISubscriptionsRepository kept) {
        kept.listAllSubscriptions().forEach(this::add);
    }

    @Override
    public synchronized void add(Subscription subscription) {
        Node node = root;
        for (String level : levels(subscription.getTopicFilter())) {
            node = node.below.computeIfAbsent(level, absent -> new Node());
        }
        node.here.put(subscription.getClientId(), subscription);
    }

    @Override
    public synchronized void removeSubscription(Topic filter, String clientId) {
        remove(root, levels(filter), 0, clientId);
    }

    private void remove(Node node, String[] levels, int depth, String clientId) {
        if (depth == levels.length) {
            node.here.remove(clientId);
            return;
        }
        Node next = node.below.get(levels[depth]);
        if (next == null) {
            return;
        }
        remove(next, levels, depth + 1, clientId);
        if (next.isEmpty()) {
            node.below.remove(levels[depth]);
        }
    }

    @Override
    public List<Subscription> matchWithoutQosSharpening(Topic topic) {
        return all(topic.toString());
    }

    private List<Subscription> all(String topic) {
        List<Subscription> found = new ArrayList<>();
        collect(root, levels(topic), 0, found);
        return found;
    }

    @Override
    public List<Subscription> matchQosSharpening(Topic topic) {
        return matching(topic.toString());
    }

    /** One subscription for each client: the one with the highest QoS [MQTT-3.3.5-1]. */
    List<Subscription> matching(String topic) {
        List<Subscription> found = all(topic);
        if (found.size() < 2) {
            return found;
        }
        Map<String, Subscription> highest = new HashMap<>();
        for (Subscription one : found) {
            highest.merge(one.getClientId(), one, (a, b) -> a.qosLessThan(b) ? b : a);
        }
        return highest.size() == found.size() ? found : new ArrayList<>(highest.values());
    }

    private static void collect(Node node, String[] levels, int depth, List<Subscription> found) {
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

    private static void descend(Node next, String[] levels, int depth, List<Subscription> found) {
        if (next != null) {
            collect(next, levels, depth + 1, found);
        }
    }

    private static void addAll(Node node, List<Subscription> found) {
        if (node != null) {
            found.addAll(node.here.values());
        }
    }

    private static String[] levels(Topic filter) {
        return levels(filter.toString());
    }

    private static String[] levels(String text) {
        return text.split("/", -1);
    }

    @Override
    public Set<String> listAllSessionIds() {
        return all(root, new ArrayList<>()).stream()
                .map(Subscription::getClientId)
                .collect(Collectors.toSet());
    }

    @Override
    public int size() {
        return all(root, new ArrayList<>()).size();
    }

    @Override
    public String dumpTree() {
        return all(root, new ArrayList<>()).toString();
    }

    private static List<Subscription> all(Node node, List<Subscription> found) {
        addAll(node, found);
        node.below.values().forEach(next -> all(next, found));
        return found;
    }
}
