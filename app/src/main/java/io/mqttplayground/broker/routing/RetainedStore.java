package io.mqttplayground.broker.routing;

import io.mqttplayground.broker.budget.Budget;
import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.mqttplayground.broker.budget.Owner;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.delivery.Message;
import io.mqttplayground.topic.TopicFilter;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * The retained messages, one for each topic at most; they count as held by whoever published them.
 * Safe for any thread.
 *
 * <p>Moquette's own store erases a topic's message when one is retained at QoS 0.
 */
public final class RetainedStore {

    private final int mostMessages;
    private final long mostBytes;
    private final Budget budget;
    private final InstantSource clock;
    private final NavigableMap<String, RetainedMessage> byTopic = new ConcurrentSkipListMap<>();
    private final Map<String, Owner> publishers = new HashMap<>();
    private final Map<Owner, Holder> holders = new HashMap<>();
    private long bytes;

    public RetainedStore(Limits limits, Budget budget, InstantSource clock) {
        this.mostMessages = limits.of(Limit.RETAINED_MESSAGES);
        this.mostBytes = limits.of(Limit.RETAINED_BYTES);
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * Takes a message whose RETAIN flag is set: replaces the topic's message [MQTT-3.3.1-5], or
     * removes it when the payload is empty [MQTT-3.3.1-10].
     *
     * @return whether there was room for it
     */
    synchronized boolean update(Message message, Owner publisher) {
        RetainedMessage before = byTopic.get(message.topic());
        if (message.payload().length == 0) {
            remove(before);
            return true;
        }
        RetainedMessage after =
                new RetainedMessage(
                        message.topic(), message.payload(), message.qos(), clock.instant());
        long freed = before == null ? 0 : before.bytes();
        if (bytes - freed + after.bytes() > mostBytes
                || before == null && byTopic.size() >= mostMessages
                || !holder(publisher).take(Kind.RETAINED, after.bytes())) {
            return false;
        }
        remove(before);
        byTopic.put(after.topic(), after);
        publishers.put(after.topic(), publisher);
        bytes += after.bytes();
        return true;
    }

    private Holder holder(Owner publisher) {
        return holders.computeIfAbsent(publisher, absent -> budget.open(absent, reason -> {}));
    }

    private void remove(RetainedMessage message) {
        if (message == null) {
            return;
        }
        byTopic.remove(message.topic());
        bytes -= message.bytes();
        Owner publisher = publishers.remove(message.topic());
        Holder holder = holders.get(publisher);
        holder.give(Kind.RETAINED, message.bytes());
        if (holder.bytes(Kind.RETAINED) == 0) {
            holders.remove(publisher);
            holder.leave();
        }
    }

    /** The topics that may match, sorted. */
    Iterator<String> candidates(TopicFilter filter) {
        String text = filter.text();
        int wildcard = text.split("[+#]", 2)[0].length();
        if (wildcard == text.length()) {
            return Stream.of(text).filter(byTopic::containsKey).iterator();
        }
        // "a/#" matches "a" too, so the slash before the wildcard is left out.
        String prefix = text.substring(0, Math.max(0, wildcard - 1));
        return byTopic.tailMap(prefix, true).keySet().stream()
                .takeWhile(topic -> topic.startsWith(prefix))
                .iterator();
    }

    /** The topic's message as it is now. */
    Optional<RetainedMessage> get(String topic) {
        return Optional.ofNullable(byTopic.get(topic));
    }

    /** All of them, sorted by topic. */
    public List<RetainedMessage> all() {
        return List.copyOf(byTopic.values());
    }

    /** The text that the refusal of one too many is explained with. */
    String limit() {
        return "%,d retained messages or %,d bytes of them are kept, and of one client no more than"
                        .formatted(mostMessages, mostBytes)
                + " memory has room for";
    }
}
