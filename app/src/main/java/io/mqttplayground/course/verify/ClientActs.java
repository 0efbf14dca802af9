package io.mqttplayground.course.verify;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts requests and their answers together. Keeps what waits for its answer, and who left: of each
 * the latest, for a task may stay open for long.
 */
final class ClientActs {

    private static final int MOST = 2_000;

    /** Subscriptions that wait for their SUBACK: the identifier is the client's own choice. */
    private record Request(String clientId, int packetId) {}

    private final Map<Request, Packet.Subscribe> requests = latest();
    private final Map<String, Packet.Connect> connects = latest();

    /** Clients that left, each with whether it is still away. */
    private final Map<String, Boolean> gone = latest();

    private static <K, V> Map<K, V> latest() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }

    /** What the event amounts to, with those before it. */
    List<? extends ClientAct> read(WireEvent event) {
        if (event instanceof WireEvent.PacketSeen seen) {
            return read(seen, seen.packet());
        } else if (event instanceof WireEvent.Refused refused) {
            return readRefusal(refused);
        } else if (event instanceof WireEvent.Lost lost) {
            return List.of(new ClientAct.Loss(lost));
        } else if (event instanceof WireEvent.ConnectionClosed closed) {
            // Unless another took it over, which is heard of first.
            gone.put(closed.clientId(), !connects.containsKey(closed.clientId()));
            return List.of(new ClientAct.Close(closed));
        }
        return List.of();
    }

    private List<? extends ClientAct> read(WireEvent.PacketSeen seen, Packet packet) {
        if (packet instanceof Packet.Publish publish) {
            return List.of(
                    seen.direction() == Direction.TO_BROKER
                            ? new ClientAct.Publish(seen, publish, Optional.empty())
                            : new ClientAct.Delivery(seen, publish));
        } else if (packet instanceof Packet.Connect connect) {
            connects.put(seen.clientId(), connect);
            gone.replace(seen.clientId(), false);
        } else if (packet instanceof Packet.Connack connack) {
            Optional<String> refused =
                    Optional.of("CONNACK return code " + connack.returnCode())
                            .filter(code -> connack.returnCode() != 0);
            return List.of(connect(seen, refused, connack.sessionPresent()));
        } else if (packet instanceof Packet.Subscribe subscribe) {
            requests.put(new Request(seen.clientId(), subscribe.packetId()), subscribe);
        } else if (packet instanceof Packet.Suback suback) {
            return subscriptions(seen, suback);
        }
        return List.of();
    }

    /** Whom a guard refuses is reported so; the CONNACK of that need not be seen. */
    private List<? extends ClientAct> readRefusal(WireEvent.Refused refused) {
        Optional<String> reason = Optional.of(refused.reason());
        if (refused.packet() instanceof Packet.Publish publish) {
            return List.of(new ClientAct.Publish(refused, publish, reason));
        }
        return refused.packet() instanceof Packet.Connect
                ? List.of(connect(refused, reason, false))
                : List.of();
    }

    private ClientAct connect(WireEvent event, Optional<String> refused, boolean sessionPresent) {
        String client = event.clientId();
        return new ClientAct.Connect(
                event,
                Optional.ofNullable(connects.remove(client)),
                refused,
                gone.containsKey(client),
                sessionPresent);
    }

    /** Whether it left, and has not come back: all that it said has been judged. */
    boolean isAway(String client) {
        return gone.getOrDefault(client, false);
    }

    /** One for each filter; none if they were asked for before anybody looked. */
    private List<? extends ClientAct> subscriptions(WireEvent event, Packet.Suback suback) {
        Request request = new Request(event.clientId(), suback.packetId());
        Iterator<Integer> codes = suback.returnCodes().iterator();
        return Optional.ofNullable(requests.remove(request)).stream()
                .flatMap(asked -> asked.filters().stream())
                .map(
                        one ->
                                new ClientAct.Subscription(
                                        event,
                                        one.topicFilter(),
                                        codes.hasNext() ? codes.next() : 0x80))
                .toList();
    }
}
