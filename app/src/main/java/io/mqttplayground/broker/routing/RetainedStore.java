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
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
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
        long more = after.bytes() - (before == null ? 0 : before.bytes());
        if (bytes + more > mostBytes
                || before == null && byTopic.size() >= mostMessages
                || !moveTo(publisher, before, after)) {
            return false;
        }
        byTopic.put(after.topic(), after);
        bytes += more;
        return true;
    }

    /**
     * Has the topic's message count as its new publisher's. Who changes his own needs room for what
     * it has become larger only, so that it does not stay for ever as it was when memory is scarce.
     */
    private boolean moveTo(Owner publisher, RetainedMessage before, RetainedMessage after) {
        Owner earlier = publishers.getOrDefault(after.topic(), publisher);
        long left = before == null ? 0 : before.bytes();
        long own = earlier.equals(publisher) ? left : 0;
        if (after.bytes() > own && !holder(publisher).take(Kind.RETAINED, after.bytes() - own)) {
            giveBack(publisher, 0);
            return false;
        }
        giveBack(earlier, earlier.equals(publisher) ? Math.max(0, own - after.bytes()) : left);
        publishers.put(after.topic(), publisher);
        return true;
    }

    private Holder holder(Owner publisher) {
        return holders.computeIfAbsent(publisher, absent -> budget.open(absent, reason -> {}));
    }

    private void giveBack(Owner publisher, long freed) {
        Holder holder = holder(publisher);
        holder.give(Kind.RETAINED, freed);
        if (holder.bytes(Kind.RETAINED) == 0) {
            holders.remove(publisher);
            holder.leave();
        }
    }

    private void remove(RetainedMessage message) {
        if (message != null) {
            byTopic.remove(message.topic());
            bytes -= message.bytes();
            giveBack(publishers.remove(message.topic()), message.bytes());
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

    /**
     * Hands out the topic's message, if there is one, before another can take its place: who gets
     * it has it before whatever is published to the topic later.
     */
    synchronized void hand(String topic, Consumer<RetainedMessage> taker) {
        RetainedMessage message = byTopic.get(topic);
        if (message != null) {
            taker.accept(message);
        }
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
