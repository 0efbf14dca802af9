package io.mqttplayground.broker.routing;

import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.delivery.Message;
import io.mqttplayground.topic.TopicFilter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * The retained messages, one for each topic at most. Safe for any thread.
 *
 * <p>Moquette's own store erases a topic's message when one is retained at QoS 0.
 */
public final class RetainedStore {

    private final int mostMessages;
    private final long mostBytes;
    private final InstantSource clock;
    private final NavigableMap<String, RetainedMessage> byTopic = new ConcurrentSkipListMap<>();
    private long bytes;

    public RetainedStore(Limits limits, InstantSource clock) {
        this.mostMessages = limits.of(Limit.RETAINED_MESSAGES);
        this.mostBytes = limits.of(Limit.RETAINED_BYTES);
        this.clock = clock;
    }

    /**
     * Takes a message whose RETAIN flag is set: replaces the topic's message [MQTT-3.3.1-5], or
     * removes it when the payload is empty [MQTT-3.3.1-10].
     *
     * @return whether there was room for it
     */
    synchronized boolean update(Message message) {
        RetainedMessage before = byTopic.get(message.topic());
        long freed = before == null ? 0 : before.payload().length;
        if (message.payload().length == 0) {
            byTopic.remove(message.topic());
            bytes -= freed;
            return true;
        }
        long after = bytes - freed + message.payload().length;
        if (after > mostBytes || before == null && byTopic.size() >= mostMessages) {
            return false;
        }
        Instant now = clock.instant();
        byTopic.put(
                message.topic(),
                new RetainedMessage(message.topic(), message.payload(), message.qos(), now));
        bytes = after;
        return true;
    }

    /** Those whose topic matches, sorted by topic. */
    List<RetainedMessage> matching(TopicFilter filter) {
        return candidates(filter.text()).filter(one -> filter.matches(one.topic())).toList();
    }

    /** Only topics that begin like the filter, up to its first wildcard, can match. */
    private Stream<RetainedMessage> candidates(String filter) {
        int wildcard = filter.split("[+#]", 2)[0].length();
        if (wildcard == filter.length()) {
            return Stream.ofNullable(byTopic.get(filter));
        }
        // "a/#" matches "a" too, so the slash before the wildcard is left out.
        String prefix = filter.substring(0, Math.max(0, wildcard - 1));
        return byTopic.tailMap(prefix, true).values().stream()
                .takeWhile(one -> one.topic().startsWith(prefix));
    }

    /** All of them, sorted by topic. */
    public List<RetainedMessage> all() {
        return List.copyOf(byTopic.values());
    }

    /** The text that the refusal of one too many is explained with. */
    String limit() {
        return "%,d retained messages or %,d bytes of them are kept, no more"
                .formatted(mostMessages, mostBytes);
    }
}
