package io.mqttplayground.testkit;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events as a broker would record them, a millisecond apart. */
public final class Sample {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final List<WireEvent> events = new ArrayList<>();

    public Sample to(String clientId, Packet packet) {
        return add(clientId, Direction.TO_CLIENT, packet);
    }

    public Sample from(String clientId, Packet packet) {
        return add(clientId, Direction.TO_BROKER, packet);
    }

    private Sample add(String clientId, Direction direction, Packet packet) {
        events.add(new WireEvent.PacketSeen(next(clientId), direction, packet));
        return this;
    }

    public Sample refused(String clientId, Packet packet, String reason) {
        events.add(new WireEvent.Refused(next(clientId), packet, reason));
        return this;
    }

    public Sample lost(String clientId, Direction direction, Packet packet, String how) {
        events.add(new WireEvent.Lost(next(clientId), direction, packet, how));
        return this;
    }

    public Sample closed(String clientId, boolean graceful) {
        events.add(new WireEvent.ConnectionClosed(next(clientId), graceful, Optional.empty()));
        return this;
    }

    private WireEvent.Header next(String clientId) {
        Instant at = START.plusMillis(events.size());
        return new WireEvent.Header(events.size() + 1L, at, clientId, Optional.empty());
    }

    /** Of an event of an anonymous client, for which the time does not matter. */
    public static WireEvent.Header header(long number, String clientId) {
        return new WireEvent.Header(number, Instant.EPOCH, clientId, Optional.empty());
    }

    public List<WireEvent> events() {
        return events;
    }

    public static WireEvent last(Sample sample) {
        return sample.events.get(sample.events.size() - 1);
    }

    public static Packet.Publish publish(String topic, String payload, int qos, int packetId) {
        return publish(topic, payload.getBytes(StandardCharsets.UTF_8), qos, packetId);
    }

    public static Packet.Publish publish(String topic, byte[] payload, int qos, int packetId) {
        return new Packet.Publish(topic, qos, false, false, packetId, payload, payload.length);
    }

    public static Packet.Connect connect(String clientId) {
        return new Packet.Connect(clientId, Optional.empty(), true, 60, Optional.empty());
    }

    public static Packet.Subscribe subscribe(int packetId, String filter, int qos) {
        return new Packet.Subscribe(packetId, List.of(new Packet.Filter(filter, qos)));
    }

    public static Packet.Pingreq ping() {
        return new Packet.Pingreq();
    }

    public static Packet.Pingresp pong() {
        return new Packet.Pingresp();
    }
}
