package io.mqttplayground.command.option;

import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The topics that messages were published to, each with the last one that the broker accepted.
 * Keeps those that were used last, so that its memory has a bound whatever clients publish.
 */
public final class SeenTopics implements Iterable<String>, WireListener {

    private static final int MOST = 1_000;

    /** In characters; 65,535 bytes would be allowed. */
    private static final int LONGEST_TOPIC = 1_000;

    private final LinkedHashMap<String, Packet.Publish> lastByTopic = new LinkedHashMap<>();

    @Override
    public void on(WireEvent event) {
        // What a client sends counts once the broker has accepted it.
    }

    @Override
    public synchronized void onAccepted(Packet.Publish message) {
        if (message.topic().length() > LONGEST_TOPIC) {
            return;
        }
        lastByTopic.remove(message.topic());
        if (lastByTopic.size() == MOST) {
            lastByTopic.remove(lastByTopic.keySet().iterator().next());
        }
        lastByTopic.put(message.topic(), message);
    }

    /** The last message of each topic, sorted by topic. */
    public synchronized Map<String, Packet.Publish> last() {
        return new TreeMap<>(lastByTopic);
    }

    @Override
    public Iterator<String> iterator() {
        return last().keySet().iterator();
    }
}
