package io.mqttplayground.command.why;

import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a client was subscribed to at some moment, as far as the packets before it tell. */
final class PastSubscriptions {

    private final String clientId;
    private Map<String, Packet.Filter> filters = new LinkedHashMap<>();
    private Map<String, Packet.Filter> lost = Map.of();
    private boolean clean;
    private long end;

    private PastSubscriptions(String clientId) {
        this.clientId = clientId;
    }

    /**
     * @param before the number of the event that is the moment
     */
    static PastSubscriptions of(String clientId, Iterable<WireEvent> events, long before) {
        PastSubscriptions past = new PastSubscriptions(clientId);
        for (WireEvent event : events) {
            if (event.number() < before && event.clientId().equals(clientId)) {
                past.add(event);
            }
        }
        return past;
    }

    private void add(WireEvent event) {
        if (event instanceof WireEvent.ConnectionClosed closed) {
            closed(closed);
        } else if (event instanceof WireEvent.PacketSeen seen) {
            if (seen.packet() instanceof Packet.Connect connect) {
                clean = connect.cleanSession();
                lost = Map.of();
                if (clean) {
                    filters.clear();
                }
            } else if (seen.packet() instanceof Packet.Subscribe subscribe) {
                subscribe.filters().forEach(one -> filters.put(one.topicFilter(), one));
            } else if (seen.packet() instanceof Packet.Unsubscribe unsubscribe) {
                filters.keySet().removeAll(unsubscribe.filters());
            }
        }
    }

    private void closed(WireEvent.ConnectionClosed closed) {
        if (clean && !filters.isEmpty()) {
            lost = closed.graceful() ? Map.of() : filters;
            filters = new LinkedHashMap<>();
            end = closed.number();
        }
    }

    boolean has(String filter) {
        return filters.containsKey(filter);
    }

    /** The matching one with the highest QoS; empty when none is known. */
    Optional<Packet.Filter> matching(String topic) {
        return Packet.Filter.highest(filters.values(), topic);
    }

    /** What became of a message that this client would have got, had its connection not broken. */
    Optional<Delivery> broken(String topic) {
        return lost.values().stream()
                .filter(one -> one.matches(topic))
                .findFirst()
                .map(
                        filter ->
                                ("missed it: its connection had broken (event %d), and with its"
                                                + " clean session its subscription to %s had ended")
                                        .formatted(end, filter.topicFilter()))
                .map(text -> new Delivery(clientId, false, text));
    }
}
