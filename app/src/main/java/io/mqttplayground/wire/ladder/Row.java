package io.mqttplayground.wire.ladder;

import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of a ladder: an event, or the PINGREQs and PINGRESPs of a client between which it did
 * nothing else.
 *
 * @param first the event, or the first of them
 * @param pingRequests PINGREQs in this row
 * @param pingResponses PINGRESPs in this row
 */
record Row(WireEvent first, int pingRequests, int pingResponses) {

    /** Rows in the order of their first events; a graceful close follows from its DISCONNECT. */
    static List<Row> of(List<WireEvent> events) {
        List<Row> rows = new ArrayList<>();
        Map<String, Integer> openPings = new HashMap<>();
        for (WireEvent event : events) {
            if (isPing(event)) {
                Integer place = openPings.get(event.clientId());
                if (place == null) {
                    openPings.put(event.clientId(), rows.size());
                    rows.add(new Row(event, 0, 0).with(event));
                } else {
                    rows.set(place, rows.get(place).with(event));
                }
            } else {
                openPings.remove(event.clientId());
                if (!(event instanceof WireEvent.ConnectionClosed closed && closed.graceful())) {
                    rows.add(new Row(event, 0, 0));
                }
            }
        }
        return rows;
    }

    private static boolean isPing(WireEvent event) {
        return event instanceof WireEvent.PacketSeen seen
                && (seen.packet() instanceof Packet.Pingreq
                        || seen.packet() instanceof Packet.Pingresp);
    }

    private Row with(WireEvent event) {
        boolean request = ((WireEvent.PacketSeen) event).packet() instanceof Packet.Pingreq;
        return new Row(first, pingRequests + (request ? 1 : 0), pingResponses + (request ? 0 : 1));
    }

    /** Whether it goes both ways. */
    boolean isThereAndBack() {
        return pingRequests > 0 && pingResponses > 0;
    }

    EventText text() {
        if (pingRequests + pingResponses == 0) {
            return EventText.of(first);
        }
        String head =
                pingRequests == pingResponses
                        ? times(pingRequests, "PINGREQ/PINGRESP")
                        : Stream.of(
                                        times(pingRequests, "PINGREQ"),
                                        times(pingResponses, "PINGRESP"))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(", "));
        return new EventText(head, List.of(), "");
    }

    private static String times(int count, String name) {
        return switch (count) {
            case 0 -> "";
            case 1 -> name;
            default -> count + " × " + name;
        };
    }
}
