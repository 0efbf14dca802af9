package io.mqttplayground.wire;

import java.util.Arrays;

/**
 * An event of which only the beginning of a payload is kept.
 *
 * @param bytes memory it takes, roughly
 */
record ShortEvent(WireEvent event, long bytes) {

    /** Payload bytes that are kept of each message. */
    static final int KEPT_BYTES = 256;

    /** What an event takes besides its texts and its payload. */
    private static final long OVERHEAD = 200;

    static ShortEvent of(WireEvent event) {
        WireEvent shortened = shortened(event);
        return new ShortEvent(shortened, cost(shortened));
    }

    private static WireEvent shortened(WireEvent event) {
        if (event instanceof WireEvent.PacketSeen seen) {
            return seen.with(shortened(seen.packet()));
        }
        if (event instanceof WireEvent.Refused refused) {
            return refused.with(shortened(refused.packet()));
        }
        return event instanceof WireEvent.Lost lost ? lost.with(shortened(lost.packet())) : event;
    }

    private static Packet shortened(Packet packet) {
        if (packet instanceof Packet.Publish publish) {
            return shortened(publish);
        }
        if (packet instanceof Packet.Connect connect && connect.will().isPresent()) {
            return new Packet.Connect(
                    connect.clientId(),
                    connect.username(),
                    connect.cleanSession(),
                    connect.keepAliveSeconds(),
                    connect.will().map(ShortEvent::shortened));
        }
        return packet;
    }

    private static Packet.Publish shortened(Packet.Publish publish) {
        if (publish.payload().length <= KEPT_BYTES) {
            return publish;
        }
        return new Packet.Publish(
                publish.topic(),
                publish.qos(),
                publish.retain(),
                publish.dup(),
                publish.packetId(),
                Arrays.copyOf(publish.payload(), KEPT_BYTES),
                publish.payloadSize());
    }

    private static long cost(WireEvent event) {
        long cost =
                OVERHEAD
                        + event.clientId().length()
                        + event.account().map(String::length).orElse(0);
        if (event instanceof WireEvent.PacketSeen seen) {
            return cost + cost(seen.packet());
        }
        if (event instanceof WireEvent.Refused refused) {
            return cost + cost(refused.packet()) + refused.reason().length();
        }
        return event instanceof WireEvent.Lost lost ? cost + cost(lost.packet()) : cost;
    }

    private static long cost(Packet packet) {
        if (packet instanceof Packet.Publish publish) {
            return publish.topic().length() + publish.payload().length;
        }
        if (packet instanceof Packet.Connect connect) {
            return connect.clientId().length() + connect.will().map(ShortEvent::cost).orElse(0L);
        }
        if (packet instanceof Packet.Subscribe subscribe) {
            return subscribe.filters().stream()
                    .mapToLong(filter -> OVERHEAD / 2 + filter.topicFilter().length())
                    .sum();
        }
        if (packet instanceof Packet.Unsubscribe unsubscribe) {
            return unsubscribe.filters().stream().mapToLong(f -> OVERHEAD / 2 + f.length()).sum();
        }
        return packet instanceof Packet.Suback suback ? 16L * suback.returnCodes().size() : 0;
    }
}
