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
        if (event instanceof WireEvent.PacketSeen seen) {
            Packet packet = shortened(seen.packet());
            if (packet == seen.packet()) {
                return new ShortEvent(event, cost(event) + cost(packet));
            }
            return new ShortEvent(
                    new WireEvent.PacketSeen(
                            seen.number(),
                            seen.at(),
                            seen.clientId(),
                            seen.account(),
                            seen.direction(),
                            packet),
                    cost(event) + cost(packet));
        }
        if (event instanceof WireEvent.Refused refused) {
            Packet packet = shortened(refused.packet());
            return new ShortEvent(
                    new WireEvent.Refused(
                            refused.number(),
                            refused.at(),
                            refused.clientId(),
                            refused.account(),
                            packet,
                            refused.reason()),
                    cost(event) + cost(packet) + refused.reason().length());
        }
        if (event instanceof WireEvent.Lost lost) {
            Packet packet = shortened(lost.packet());
            return new ShortEvent(
                    new WireEvent.Lost(
                            lost.number(),
                            lost.at(),
                            lost.clientId(),
                            lost.account(),
                            lost.direction(),
                            packet,
                            lost.how()),
                    cost(event) + cost(packet));
        }
        return new ShortEvent(event, cost(event));
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
        return OVERHEAD + event.clientId().length() + event.account().map(String::length).orElse(0);
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
