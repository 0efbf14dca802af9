package io.mqttplayground.course.verify;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Puts requests and their answers together. Keeps the latest {@value #KEPT}. */
final class Happenings {

    private static final int KEPT = 2000;

    /** Subscriptions that wait for their SUBACK: the identifier is the client's own choice. */
    private record Request(String clientId, int packetId) {}

    private final List<Happening> all = new ArrayList<>();
    private final Map<Request, Packet.Subscribe> requests = new HashMap<>();
    private final Map<String, Packet.Connect> connects = new HashMap<>();
    private final Set<String> gone = new HashSet<>();

    List<Happening> all() {
        return List.copyOf(all);
    }

    void add(WireEvent event) {
        if (event instanceof WireEvent.ConnectionClosed closed) {
            gone.add(closed.clientId());
            keep(new Happening.Close(closed.clientId(), closed.account(), closed.graceful()));
        } else if (event instanceof WireEvent.Refused refused) {
            readRefusal(refused);
        } else if (event instanceof WireEvent.Lost lost) {
            keep(new Happening.Lost(lost.clientId(), lost.account(), lost.packet()));
        } else if (event instanceof WireEvent.PacketSeen seen) {
            read(seen);
        }
    }

    private void read(WireEvent.PacketSeen seen) {
        Packet packet = seen.packet();
        String client = seen.clientId();
        if (packet instanceof Packet.Connack connack) {
            Optional<String> refused =
                    connack.returnCode() == 0
                            ? Optional.empty()
                            : Optional.of("CONNACK return code " + connack.returnCode());
            keepConnect(seen, refused, connack.sessionPresent());
        } else if (packet instanceof Packet.Connect connect) {
            connects.put(client, connect);
        } else if (packet instanceof Packet.Subscribe subscribe) {
            requests.put(new Request(client, subscribe.packetId()), subscribe);
        } else if (packet instanceof Packet.Suback suback) {
            answer(seen, suback);
        } else if (packet instanceof Packet.Publish publish) {
            keep(
                    seen.direction() == Direction.TO_BROKER
                            ? new Happening.Publish(
                                    client, seen.account(), publish, Optional.empty())
                            : new Happening.Delivery(client, seen.account(), publish));
        }
    }

    /** Whom a guard refuses is reported so; the CONNACK of that need not be seen. */
    private void readRefusal(WireEvent.Refused refused) {
        if (refused.packet() instanceof Packet.Publish publish) {
            deny(refused, publish);
        } else if (refused.packet() instanceof Packet.Connect) {
            keepConnect(refused, Optional.of(refused.reason()), false);
        }
    }

    private void keepConnect(WireEvent event, Optional<String> refused, boolean sessionPresent) {
        String client = event.clientId();
        keep(
                new Happening.Connect(
                        client,
                        event.account(),
                        refused,
                        gone.contains(client),
                        Optional.ofNullable(connects.remove(client)),
                        sessionPresent));
    }

    private void answer(WireEvent.PacketSeen seen, Packet.Suback suback) {
        Packet.Subscribe asked = requests.remove(new Request(seen.clientId(), suback.packetId()));
        if (asked == null) {
            return; // Asked before anybody looked.
        }
        for (int i = 0; i < asked.filters().size(); i++) {
            String filter = asked.filters().get(i).topicFilter();
            OptionalInt granted = granted(suback, i);
            keep(new Happening.Subscription(seen.clientId(), seen.account(), filter, granted));
        }
    }

    /** The QoS of one of its filters; empty for return code 0x80 (section 3.9.3). */
    private static OptionalInt granted(Packet.Suback suback, int index) {
        return suback.returnCodes().stream()
                .skip(index)
                .limit(1)
                .filter(code -> code <= 2)
                .mapToInt(code -> code)
                .findFirst();
    }

    /** The refusal follows the packet: the packet is seen first, then judged. */
    private void deny(WireEvent.Refused refused, Packet.Publish publish) {
        Happening.Publish denied =
                new Happening.Publish(
                        refused.clientId(),
                        refused.account(),
                        publish,
                        Optional.of(refused.reason()));
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i) instanceof Happening.Publish seen
                    && seen.denied().isEmpty()
                    && seen.clientId().equals(refused.clientId())
                    && seen.packet().packetId() == publish.packetId()
                    && seen.packet().topic().equals(publish.topic())) {
                all.set(i, denied);
                return;
            }
        }
        keep(denied);
    }

    private void keep(Happening happening) {
        if (all.size() == KEPT) {
            all.remove(0);
        }
        all.add(happening);
    }
}
