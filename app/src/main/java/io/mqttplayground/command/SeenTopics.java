package io.mqttplayground.command;

import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Completes the topics that have been published to. */
public final class SeenTopics implements Iterable<String>, WireListener {

    private static final int MOST = 1_000;

    private final Set<String> topics = new ConcurrentSkipListSet<>();

    @Override
    public void on(WireEvent event) {
        if (event instanceof WireEvent.PacketSeen seen
                && seen.packet() instanceof Packet.Publish publish
                && !topics.contains(publish.topic())
                && topics.size() < MOST) {
            topics.add(publish.topic());
        }
    }

    @Override
    public Iterator<String> iterator() {
        return topics.iterator();
    }
}
