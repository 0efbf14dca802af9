package io.mqttplayground.wire.ladder;

import io.mqttplayground.wire.PacketType;
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

    private Row(WireEvent event) {
        this(event, count(event, PacketType.PINGREQ), count(event, PacketType.PINGRESP));
    }

    private static int count(WireEvent event, PacketType type) {
        return event instanceof WireEvent.PacketSeen seen && seen.packet().type() == type ? 1 : 0;
    }

    /** Rows in the order of their first events; a graceful close follows from its DISCONNECT. */
    static List<Row> of(List<WireEvent> events) {
        List<Row> rows = new ArrayList<>();
        Map<String, Integer> openPings = new HashMap<>();
        for (WireEvent event : events) {
            Row row = new Row(event);
            if (!row.isPing()) {
                openPings.remove(event.clientId());
            }
            Integer place = openPings.get(event.clientId());
            if (place != null) {
                rows.set(place, rows.get(place).and(row));
            } else if (!(event instanceof WireEvent.ConnectionClosed end && end.graceful())) {
                rows.add(row);
            }
            if (row.isPing()) {
                openPings.putIfAbsent(event.clientId(), rows.size() - 1);
            }
        }
        return rows;
    }

    private boolean isPing() {
        return pingRequests + pingResponses > 0;
    }

    private Row and(Row pings) {
        return new Row(
                first, pingRequests + pings.pingRequests, pingResponses + pings.pingResponses);
    }

    /** Whether it goes both ways. */
    boolean isThereAndBack() {
        return pingRequests > 0 && pingResponses > 0;
    }

    EventText text() {
        if (!isPing()) {
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
