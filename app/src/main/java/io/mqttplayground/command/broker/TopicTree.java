package io.mqttplayground.command.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Topics as a tree of their levels. Levels with nothing beside them and no message of their own
 * stand in one row with the next.
 *
 * @param name the level or levels, with a slash between two
 * @param topic the topic that ends here; empty when messages were published below only
 */
record TopicTree(String name, Optional<String> topic, List<TopicTree> below) {

    /** Levels while the tree grows. */
    private static final class Level {
        private final Map<String, Level> below = new TreeMap<>();
        private Optional<String> topic = Optional.empty();

        TopicTree named(String name) {
            if (topic.isEmpty() && below.size() == 1) {
                Map.Entry<String, Level> only = below.entrySet().iterator().next();
                return only.getValue().named(name + "/" + only.getKey());
            }
            return new TopicTree(name.isEmpty() ? "/" : name, topic, children());
        }

        List<TopicTree> children() {
            List<TopicTree> all = new ArrayList<>();
            below.forEach((name, level) -> all.add(level.named(name)));
            return all;
        }
    }

    /** The trees whose roots are the first levels of the topics. */
    static List<TopicTree> of(Iterable<String> topics) {
        Level root = new Level();
        for (String topic : topics) {
            Level level = root;
            for (String name : topic.split("/", -1)) {
                level = level.below.computeIfAbsent(name, added -> new Level());
            }
            level.topic = Optional.of(topic);
        }
        return root.children();
    }
}
