package io.mqttplayground.testkit;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireEvent.ConnectionClosed;
import io.mqttplayground.wire.WireEvent.Refused;
import io.mqttplayground.wire.WireEvent.SessionEnded;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a broker told the wire: refusals, and why connections ended. */
public final class Events {

    private final List<WireEvent> seen = new CopyOnWriteArrayList<>();

    public Events(EmbeddedBroker broker) {
        broker.wire()
                .addListener(
                        event -> {
                            if (!(event instanceof WireEvent.PacketSeen)) {
                                seen.add(event);
                            }
                        });
    }

    public List<String> refusals() {
        return seen.stream()
                .filter(Refused.class::isInstance)
                .map(event -> ((Refused) event).reason())
                .toList();
    }

    public List<Packet> refused() {
        return seen.stream()
                .filter(Refused.class::isInstance)
                .map(event -> ((Refused) event).packet())
                .toList();
    }

    public List<String> closeReasons() {
        return seen.stream()
                .filter(ConnectionClosed.class::isInstance)
                .flatMap(event -> ((ConnectionClosed) event).reason().stream())
                .toList();
    }

    /** Why sessions of clients that are away ended, each with the client identifier before it. */
    public List<String> endedSessions() {
        return seen.stream()
                .filter(SessionEnded.class::isInstance)
                .map(event -> event.clientId() + ": " + ((SessionEnded) event).reason())
                .toList();
    }

    public List<ConnectionClosed> closed() {
        return seen.stream()
                .filter(ConnectionClosed.class::isInstance)
                .map(ConnectionClosed.class::cast)
                .toList();
    }
}
