package io.mqttplayground.course.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the broker sees, as events in their order. */
final class TaskEvents {

    private long number;

    static Packet.Publish packet(String topic, String payload, boolean retain) {
        byte[] bytes = payload.getBytes(UTF_8);
        return new Packet.Publish(topic, 0, retain, false, 0, bytes, bytes.length);
    }

    static Packet.Connect connect() {
        return new Packet.Connect("me", Optional.empty(), true, 60, Optional.empty());
    }

    static Packet.Subscribe subscribe(int packetId, String filter) {
        return new Packet.Subscribe(packetId, List.of(new Packet.Filter(filter, 0)));
    }

    WireEvent publish(String client, String topic, String payload) {
        return toBroker(client, packet(topic, payload, false));
    }

    void connect(TaskCheck check, Packet.Connect connect, boolean sessionPresent) {
        check.on(toBroker("me", connect));
        check.on(toClient("me", new Packet.Connack(0, sessionPresent)));
    }

    void denied(TaskCheck check, String client, String topic) {
        Packet.Publish packet = packet(topic, "1", false);
        check.on(toBroker(client, packet));
        check.on(refused(client, packet));
    }

    WireEvent refused(String client, Packet packet) {
        return new WireEvent.Refused(next(client, Optional.empty()), packet, "no rule allows it");
    }

    WireEvent toBroker(String client, Packet packet) {
        return seen(client, Optional.empty(), Direction.TO_BROKER, packet);
    }

    WireEvent toClient(String client, Packet packet) {
        return seen(client, Optional.empty(), Direction.TO_CLIENT, packet);
    }

    WireEvent seen(String client, Optional<String> account, Direction direction, Packet packet) {
        return new WireEvent.PacketSeen(next(client, account), direction, packet);
    }

    private WireEvent.Header next(String client, Optional<String> account) {
        return new WireEvent.Header(++number, Instant.EPOCH, client, account);
    }

    WireEvent lost(String client, Packet packet) {
        return new WireEvent.Lost(
                next(client, Optional.empty()), Direction.TO_BROKER, packet, "on purpose");
    }

    WireEvent closed(String client, boolean graceful) {
        return new WireEvent.ConnectionClosed(
                next(client, Optional.empty()), graceful, Optional.empty());
    }
}
